import { type FormEvent, useState } from "react";
import { Failure } from "../../api/client";
import { useChange } from "../../query";
import { Button, Dialog, Field, Trouble } from "../../ui";
import styles from "./Ops.module.css";

/** Asks for a run of the batch. */
export function StartRun({ open, onClose }: { open: boolean; onClose: () => void }) {
  return (
    <Dialog open={open} onClose={onClose} title="Start a run">
      <Form onClose={onClose} />
    </Dialog>
  );
}

const BATCH = ["/api/v1/admin/batch"];

function Form({ onClose }: { onClose: () => void }) {
  const [from, setFrom] = useState("");
  const [to, setTo] = useState("");
  const [portfolio, setPortfolio] = useState("");
  const [again, setAgain] = useState(false);
  const start = useChange("post", "/api/v1/admin/batch/run", BATCH);
  const prices = useChange("post", "/api/v1/admin/batch/trigger/market-data", BATCH);
  const risk = useChange("post", "/api/v1/admin/batch/trigger/correlations", BATCH);
  const ask = (force: boolean) => {
    start.mutate(
      {
        query: {
          portfolio_id: portfolio.trim() || undefined,
          start_date: from || undefined,
          end_date: to || undefined,
          force_rerun: again,
          force,
        },
      },
      { onSuccess: onClose },
    );
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    ask(false);
  };
  const busy = start.error instanceof Failure && start.error.status === 409;
  const error = start.error ?? prices.error ?? risk.error;
  return (
    <form className="stack" onSubmit={submit}>
      <p className="muted">
        Without a day it goes on where the last run ended, up to the last completed session.
      </p>
      <div className={styles.filters}>
        <Field label="From">
          {(field) => (
            <input
              {...field}
              type="date"
              value={from}
              onChange={(event) => {
                setFrom(event.target.value);
              }}
            />
          )}
        </Field>
        <Field label="Up to">
          {(field) => (
            <input
              {...field}
              type="date"
              value={to}
              onChange={(event) => {
                setTo(event.target.value);
              }}
            />
          )}
        </Field>
      </div>
      <Field label="Only this portfolio" hint="Its id; all portfolios if it is left open.">
        {(field) => (
          <input
            {...field}
            value={portfolio}
            onChange={(event) => {
              setPortfolio(event.target.value);
            }}
          />
        )}
      </Field>
      <label className="row">
        <input
          type="checkbox"
          checked={again}
          onChange={(event) => {
            setAgain(event.target.checked);
          }}
        />
        Compute everything from that day on again
      </label>
      {error && <Trouble error={error} />}
      <div className="row">
        <Button type="submit" tone="primary" busy={start.isPending}>
          {start.isPending ? "Asking" : "Start"}
        </Button>
        {busy && (
          <Button
            onClick={() => {
              ask(true);
            }}
          >
            Let it wait for the other
          </Button>
        )}
        <Button onClick={onClose}>Cancel</Button>
      </div>
      <hr />
      <h3>Only a part, for the last session</h3>
      <div className="row">
        <Button
          busy={prices.isPending}
          onClick={() => {
            prices.mutate({}, { onSuccess: onClose });
          }}
        >
          Prices again
        </Button>
        <Button
          busy={risk.isPending}
          onClick={() => {
            risk.mutate({}, { onSuccess: onClose });
          }}
        >
          Risk and correlations again
        </Button>
      </div>
    </form>
  );
}
