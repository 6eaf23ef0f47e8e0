import { Check, LoaderCircle, TriangleAlert } from "lucide-react";
import { useFormat } from "../../lib/taste";
import { usePortfolios } from "../../shell/scope";
import { argumentsOf, failureWords, toolName } from "./sources";
import type { ToolUse } from "./turn";
import styles from "./Tools.module.css";

/** What the analyst looks up, while it does and afterwards. */
export function Tools({ tools }: { tools: readonly ToolUse[] }) {
  return tools.length === 0 ? null : (
    <ul className={styles.tools} aria-label="What was looked up">
      {tools.map((tool) => (
        <Tool key={tool.id} tool={tool} />
      ))}
    </ul>
  );
}

function Tool({ tool }: { tool: ToolUse }) {
  const format = useFormat();
  const portfolios = usePortfolios().data?.length ?? 0;
  const asked = argumentsOf(tool.args, portfolios);
  return (
    <li className={styles.tool} data-state={tool.state}>
      <span className={styles.sign} aria-hidden>
        {tool.state === "running" ? (
          <LoaderCircle size={16} className={styles.turning} />
        ) : tool.state === "failed" ? (
          <TriangleAlert size={16} />
        ) : (
          <Check size={16} />
        )}
      </span>
      <span className={styles.what}>
        <strong>{toolName(tool.tool)}</strong>
        {asked !== "" && <span className="muted"> {asked}</span>}
        <span className={styles.result}>
          {tool.state === "running" ? (
            "Looking it up"
          ) : tool.state === "failed" ? (
            <span className={styles.failed}>{failureWords(tool.error)}</span>
          ) : (
            <>
              {tool.summary ?? "Found"}
              {tool.repeated && " (asked before)"}
            </>
          )}
        </span>
      </span>
      <span className={`${styles.time ?? ""} muted small`}>
        {tool.milliseconds !== null &&
          (tool.milliseconds < 100 ? "under 0.1 s" : format.duration(tool.milliseconds / 1000))}
      </span>
    </li>
  );
}
