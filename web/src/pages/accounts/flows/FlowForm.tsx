import { useState } from "react";
import type { Schemas } from "../../../api";
import { faultOf } from "../../../api/client";
import { readAmount } from "../../../lib/amount";
import { useFormat } from "../../../lib/taste";
import { writeNumber } from "../../../lib/typed";
import { useChange } from "../../../query";
import { Button, Dialog, Field, Segments, Trouble } from "../../../ui";
import styles from "../Accounts.module.css";
import { CHANGED } from "./Flows";

const KINDS = [
  { id: "CONTRIBUTION", label: "Paid in" },
  { id: "WITHDRAWAL", label: "Taken out" },
] as const;

/** Records money in or out, or corrects it; what was typed stays after a refusal. */
export function FlowForm({
  portfolio,
  change,
  onClose,
}: {
  portfolio: string;
  change: Schemas["EquityChange"] | undefined;
  onClose: () => void;
}) {
  const { day, manner } = useFormat();
  const [kind, setKind] = useState<(typeof KINDS)[number]["id"]>(
    change?.change_type ?? "CONTRIBUTION",
  );
  const [amount, setAmount] = useState(writeNumber(change?.amount, manner.locale, 2));
  const [tried, setTried] = useState(false);
  const read = readAmount(amount, manner.locale);
  const [date, setDate] = useState(change?.change_date ?? "");
  const [notes, setNotes] = useState(change?.notes ?? "");
  const [key] = useState(() => crypto.randomUUID());
  const create = useChange("post", "/api/v1/portfolios/{id}/equity-changes", CHANGED);
  const correct = useChange(
    "put",
    "/api/v1/portfolios/{id}/equity-changes/{equity_change_id}",
    CHANGED,
  );
  const error = create.error ?? correct.error;
  const busy = create.isPending || correct.isPending;
  const submit = () => {
    setTried(true);
    if (read.value === null) {
      return;
    }
    const body = { amount: read.value, change_date: date, notes };
    const done = { onSuccess: onClose };
    if (change === undefined) {
      create.mutate(
        {
          path: { id: portfolio },
          body: { ...body, change_type: kind },
          headers: { "Idempotency-Key": key },
        },
        done,
      );
    } else {
      correct.mutate({ path: { id: portfolio, equity_change_id: change.id }, body }, done);
    }
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={change === undefined ? "Record money in or out" : "Correct this record"}
    >
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        {change === undefined ? (
          <Segments label="Which way" options={KINDS} value={kind} onChange={setKind} />
        ) : (
          <p>
            {kind === "CONTRIBUTION" ? "Paid in" : "Taken out"}. It can be corrected until{" "}
            {day(change.editable_until)}.
          </p>
        )}
        <div className={styles.two}>
          <Field
            label="Amount"
            hint="US dollars, more than 0"
            error={(tried ? read.fault : null) ?? faultOf(error, "amount")}
          >
            {(props) => (
              <input
                {...props}
                required
                inputMode="decimal"
                autoComplete="off"
                value={amount}
                onChange={(event) => {
                  setAmount(event.target.value);
                }}
              />
            )}
          </Field>
          <Field label="Day" error={faultOf(error, "change_date")}>
            {(props) => (
              <input
                {...props}
                required
                type="date"
                value={date}
                onChange={(event) => {
                  setDate(event.target.value);
                }}
              />
            )}
          </Field>
        </div>
        <Field label="Note" error={faultOf(error, "notes")}>
          {(props) => (
            <input
              {...props}
              value={notes}
              onChange={(event) => {
                setNotes(event.target.value);
              }}
            />
          )}
        </Field>
        {error && <Trouble error={error} />}
        <div className={styles.buttons}>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="primary" type="submit" busy={busy}>
            {busy ? "Saving" : "Save"}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
