import { Download } from "lucide-react";
import { useState } from "react";
import { words } from "../../../lib/format";
import { save } from "../../../lib/save";
import { useFormat } from "../../../lib/taste";
import { Button, Card, Field, Segments } from "../../../ui";
import type { Line } from "../../../run/run";
import styles from "./Runs.module.css";

const LEVELS = [
  { id: "all", label: "All" },
  { id: "warning", label: "Warnings and errors" },
] as const;

/** What the run had to say, searched and by weight. */
export function RunLog({ lines, run }: { lines: readonly Line[]; run: string }) {
  const { moment, count } = useFormat();
  const [level, setLevel] = useState<(typeof LEVELS)[number]["id"]>("all");
  const [text, setText] = useState("");
  const shown = lines.filter(
    (line) =>
      (level === "all" || line.level !== "info") &&
      line.message.toLowerCase().includes(text.toLowerCase()),
  );
  return (
    <Card
      title="Log"
      actions={
        <Button
          onClick={() => {
            save(
              `run-${run}.txt`,
              lines.map((line) => `${line.timestamp} [${line.level}] ${line.message}\n`).join(""),
            );
          }}
        >
          <Download size={16} aria-hidden /> Save
        </Button>
      }
    >
      <div className={styles.filter}>
        <Field label="Find in the log">
          {(props) => (
            <input
              {...props}
              type="search"
              value={text}
              onChange={(event) => {
                setText(event.target.value);
              }}
            />
          )}
        </Field>
        <Segments label="Which lines" options={LEVELS} value={level} onChange={setLevel} />
        <span className="muted">
          {count(shown.length)} of {count(lines.length)} lines
        </span>
      </div>
      <ol className={styles.log} tabIndex={0} aria-label="Lines of the log">
        {shown.map((line) => (
          <li key={line.seq} data-level={line.level}>
            <span className="muted nowrap">{moment(line.timestamp)}</span>{" "}
            {line.level !== "info" && <strong>{words(line.level)}: </strong>}
            {line.message}
          </li>
        ))}
      </ol>
    </Card>
  );
}
