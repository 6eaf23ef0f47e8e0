import { type FormEvent, useState } from "react";
import { useFormat } from "../../lib/taste";
import { useChange } from "../../query";
import { Button, Dialog, Field, Trouble } from "../../ui";
import styles from "./Research.module.css";

const SAMPLE =
  "symbol,position_type,target_eoy,target_next_year,downside\nAAPL,LONG,261.38,300.59,200";

/** Many target prices at once: all of them, or none and what is wrong in which line. */
export function ImportTargets({
  portfolio,
  open,
  onClose,
}: {
  portfolio: string;
  open: boolean;
  onClose: () => void;
}) {
  return (
    <Dialog open={open} onClose={onClose} title="Import target prices" wide>
      <Form portfolio={portfolio} onClose={onClose} />
    </Dialog>
  );
}

function Form({ portfolio, onClose }: { portfolio: string; onClose: () => void }) {
  const { count } = useFormat();
  const [text, setText] = useState("");
  const [update, setUpdate] = useState(false);
  const take = useChange("post", "/api/v1/target-prices/{id}/import-csv", [
    "/api/v1/target-prices",
    "/api/v1/views",
    "/api/v1/data/portfolio",
  ]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    take.mutate({
      path: { id: portfolio },
      body: { csv_content: text, update_existing: update },
    });
  };
  if (take.data !== undefined) {
    return (
      <div className="stack">
        <p role="status">
          {count(take.data.total)} lines were taken in: {count(take.data.created)} new targets,{" "}
          {count(take.data.updated)} changed.
        </p>
        <div className="row">
          <Button tone="primary" onClick={onClose}>
            Close
          </Button>
        </div>
      </div>
    );
  }
  return (
    <form className="stack" onSubmit={submit}>
      <Field label="CSV file">
        {(field) => (
          <input
            {...field}
            type="file"
            accept=".csv,text/csv,text/plain"
            onChange={(event) => {
              void event.target.files?.[0]?.text().then((content) => {
                setText(content);
                take.reset();
              });
            }}
          />
        )}
      </Field>
      <Field
        label="Or paste its lines"
        hint="The first line names the columns; only symbol is needed. An empty cell leaves a target as it is."
      >
        {(field) => (
          <textarea
            {...field}
            className={styles.area}
            rows={8}
            spellCheck={false}
            placeholder={SAMPLE}
            value={text}
            onChange={(event) => {
              setText(event.target.value);
            }}
          />
        )}
      </Field>
      <label className="row">
        <input
          type="checkbox"
          checked={update}
          onChange={(event) => {
            setUpdate(event.target.checked);
          }}
        />
        Change targets that exist already
      </label>
      {take.error && <Trouble error={take.error} />}
      <div className="row">
        <Button type="submit" tone="primary" busy={take.isPending} disabled={text.trim() === ""}>
          {take.isPending ? "Taking in" : "Import"}
        </Button>
        <Button onClick={onClose}>Cancel</Button>
      </div>
      <p className="muted small">All lines are taken in, or none if one of them has a fault.</p>
    </form>
  );
}
