import { useState } from "react";
import type { Schemas } from "../../../api";
import { Button, Field, Trouble } from "../../../ui";
import { cellsOf, type ColumnId, COLUMNS, type Draft, edit, faultsOf, titleOf } from "./draft";
import { mannerOf } from "./formats";
import styles from "./Import.module.css";
import { contractSymbol } from "./occ";
import { change, useWizard } from "./wizard";

const CHOICES: Partial<Record<ColumnId, readonly string[]>> = {
  investment_class: ["", "PUBLIC", "OPTIONS", "PRIVATE"],
  option_type: ["", "CALL", "PUT"],
};

/** The cells of one line as the file has them; what is changed is checked at once. */
export function RowFix({
  row,
  draft,
  onDone,
}: {
  row: Schemas["ImportRow"];
  draft: Draft;
  onDone: () => void;
}) {
  const { busy, error } = useWizard();
  const [before] = useState(() => cellsOf(draft, row.row));
  const [values, setValues] = useState<Partial<Record<ColumnId, string>>>(() =>
    Object.fromEntries(before.map(({ id, value }) => [id, value])),
  );
  const faulty = row.errors.flatMap(
    (fault) => COLUMNS.find((column) => column.title === fault.field)?.id ?? [],
  );
  // a column that the file lacks can be filled in for this row
  const shown = COLUMNS.filter(
    ({ id }) => before.some((cell) => cell.id === id) || faulty.includes(id),
  );
  const proposed = row.status === "faulty" ? contractSymbol(values.symbol ?? "") : null;
  const apply = (next: Partial<Record<ColumnId, string>>) => {
    const changed = Object.fromEntries(
      Object.entries(next).filter(
        ([id, value]) => value !== (before.find((cell) => cell.id === id)?.value ?? ""),
      ),
    );
    void change(edit(draft, row.row, changed)).then((done) => {
      if (done) {
        onDone();
      }
    });
  };
  return (
    <form
      className={styles.fix}
      onSubmit={(event) => {
        event.preventDefault();
        apply(values);
      }}
    >
      <div className={styles.cells}>
        {shown.map(({ id }) => (
          <Field
            key={id}
            label={titleOf(id)}
            hint={mannerOf(draft, id)}
            error={row.errors.find((fault) => fault.field === titleOf(id))?.message}
          >
            {(props) => {
              const choices = CHOICES[id];
              const value = values[id] ?? "";
              const set = (next: string) => {
                setValues((all) => ({ ...all, [id]: next }));
              };
              return choices?.includes(value) ? (
                <select
                  {...props}
                  value={value}
                  onChange={(event) => {
                    set(event.target.value);
                  }}
                >
                  {choices.map((choice) => (
                    <option key={choice} value={choice}>
                      {choice === "" ? "(left to us)" : choice}
                    </option>
                  ))}
                </select>
              ) : (
                <input
                  {...props}
                  value={value}
                  spellCheck={false}
                  onChange={(event) => {
                    set(event.target.value);
                  }}
                />
              );
            }}
          </Field>
        ))}
      </div>
      {row.errors.some((fault) => !shown.some(({ id }) => titleOf(id) === fault.field)) && (
        <p className={styles.faults}>{faultsOf(row)}</p>
      )}
      {error !== null && <Trouble error={error} />}
      <div className="row">
        <Button tone="primary" type="submit" busy={busy}>
          {busy ? "Checking" : "Apply and check"}
        </Button>
        {proposed !== null && proposed !== values.symbol && (
          <Button
            busy={busy}
            onClick={() => {
              apply({ ...values, symbol: proposed });
            }}
          >
            Read it as {proposed}
          </Button>
        )}
        <Button
          busy={busy}
          onClick={() => {
            const why = faultsOf(row) || "Left out by you.";
            void change({ ...draft, left: new Map(draft.left).set(row.row, why) }).then((done) => {
              if (done) {
                onDone();
              }
            });
          }}
        >
          Leave this row out
        </Button>
        <Button tone="quiet" onClick={onDone}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
