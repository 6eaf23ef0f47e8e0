import { Link } from "@tanstack/react-router";
import { words } from "../../lib/format";
import { useFormat } from "../../lib/taste";
import { useChange, useRead } from "../../query";
import { NeedsOne } from "../../shell/NeedsOne";
import { ALL, useScope } from "../../shell/scope";
import { Button, Card, Chip, Reading, Trouble } from "../../ui";
import { withoutAmounts } from "../analyst/marks";
import { unsaid } from "./findings";
import styles from "./Overview.module.css";

const TONES: Record<string, "plain" | "warning" | "danger"> = {
  warning: "warning",
  elevated: "warning",
  critical: "danger",
};

/** The newest finding about one portfolio. */
export function LatestInsight() {
  const scope = useScope();
  const { manner, moment } = useFormat();
  const shown = (text: string) => (manner.hidden ? withoutAmounts(text) : text);
  const one = scope !== ALL;
  const read = useRead("/api/v1/insights/portfolio/{portfolio_id}", {
    path: { portfolio_id: scope },
    query: { limit: 1 },
    enabled: one,
  });
  const write = useChange("post", "/api/v1/insights/generate", ["/api/v1/insights"]);
  if (!one) {
    return (
      <Card id="insight" title="Latest insight" actions={<Link to="/analyst">All insights</Link>}>
        <NeedsOne what="The latest insight" is="written" />
      </Card>
    );
  }
  const ask = (
    <Button
      busy={write.isPending}
      onClick={() => {
        write.mutate({ body: { portfolio_id: scope, insight_type: "daily_summary" } });
      }}
    >
      {write.isPending ? "Writing" : "Write a summary now"}
    </Button>
  );
  return (
    <Card id="insight" title="Latest insight" actions={<Link to="/analyst">All insights</Link>}>
      {write.error && <Trouble error={write.error} />}
      <Reading of={read} height={120}>
        {(answer) => {
          const insight = answer.insights[0];
          if (insight === undefined) {
            return (
              <>
                <p className="muted">
                  None yet. Rules with fixed thresholds look at the figures and say what stands out.
                </p>
                <div className="row">{ask}</div>
              </>
            );
          }
          const more = unsaid(insight.summary, insight.findings);
          return (
            <>
              <div className="row">
                <Chip tone={TONES[insight.severity] ?? "plain"}>{words(insight.severity)}</Chip>
                <span className="small muted">{moment(insight.created_at)}</span>
              </div>
              <h3>{shown(insight.title)}</h3>
              <p>{shown(insight.summary)}</p>
              {more.length > 0 && (
                <ul className={styles.findings}>
                  {more.map((finding) => (
                    <li key={finding.code}>{shown(finding.text)}</li>
                  ))}
                </ul>
              )}
              <div className="row">{ask}</div>
            </>
          );
        }}
      </Reading>
    </Card>
  );
}
