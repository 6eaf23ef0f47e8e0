import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useFormat } from "../../lib/taste";
import { useChange, useRead } from "../../query";
import { useMe } from "../../shell/session";
import { named } from "../analyst/provider";
import { Button, Card, Chip, Dialog, Field, Reading, Trouble } from "../../ui";
import styles from "./Settings.module.css";

const STATES = {
  healthy: { label: "Works", tone: "good" },
  degraded: { label: "In part", tone: "warning" },
  unhealthy: { label: "Out of order", tone: "danger" },
} as const;

/** Who answers, what of it is used up, and the end of all that was said. */
export function Analyst() {
  return (
    <>
      <Provider />
      <Budget />
      <Conversations />
    </>
  );
}

function Provider() {
  const health = useRead("/api/v1/health");
  const usage = useRead("/api/v1/chat/usage");
  return (
    <Card
      title="Provider"
      note="Whoever runs this server chooses it; it cannot be changed here. Nothing is sent to a provider before you agree in the conversation."
    >
      <Reading of={usage} height={60}>
        {({ provider, models }) => {
          const part = health.data?.components.ai_provider;
          const state = part === undefined ? undefined : STATES[part.status];
          return (
            <div className="row">
              {state !== undefined && <Chip tone={state.tone}>{state.label}</Chip>}
              <strong>
                {provider === null ? "The built-in analyst" : named(provider, models)}
              </strong>
              <span>{part?.reason}</span>
            </div>
          );
        }}
      </Reading>
    </Card>
  );
}

function Budget() {
  const usage = useRead("/api/v1/chat/usage");
  const me = useMe();
  const { count, money } = useFormat();
  return (
    <Card title="Budget of this month">
      <Reading of={usage} height={60}>
        {(answer) => (
          <dl className={styles.facts}>
            <div>
              <dt>Month</dt>
              <dd>{answer.month}</dd>
            </div>
            <div>
              <dt>Answers used</dt>
              <dd>
                {count(answer.answers_used)}
                {answer.answers_limit === null
                  ? ", without a limit"
                  : ` of ${count(answer.answers_limit)}`}
              </dd>
            </div>
            {me?.role === "ADMIN" && (
              <div>
                <dt>Cost of the provider</dt>
                <dd>{money(answer.cost_usd)}</dd>
              </div>
            )}
          </dl>
        )}
      </Reading>
    </Card>
  );
}

function Conversations() {
  const [open, setOpen] = useState(false);
  const [done, setDone] = useState(false);
  return (
    <Card
      title="What the analyst keeps"
      note="Conversations and memories are kept until you delete them, one by one on the analyst's page or all at once here."
      actions={
        <Button
          tone="danger"
          onClick={() => {
            setDone(false);
            setOpen(true);
          }}
        >
          Delete all
        </Button>
      }
    >
      <p role="status">{done ? "All that the analyst kept is deleted." : ""}</p>
      <Link to="/analyst">Go to the analyst</Link>
      {open && (
        <DeleteAll
          onClose={() => {
            setOpen(false);
          }}
          onDone={() => {
            setOpen(false);
            setDone(true);
          }}
        />
      )}
    </Card>
  );
}

function DeleteAll({ onClose, onDone }: { onClose: () => void; onDone: () => void }) {
  const remove = useChange("delete", "/api/v1/chat/data", ["/api/v1/chat", "/api/v1/insights"]);
  const [typed, setTyped] = useState("");
  return (
    <Dialog open onClose={onClose} title="Delete all that the analyst keeps?">
      <form
        className={styles.choices}
        onSubmit={(event) => {
          event.preventDefault();
          remove.mutate({}, { onSuccess: onDone });
        }}
      >
        <p>What goes, and cannot be brought back:</p>
        <ul className={styles.list}>
          <li>every conversation with all that you and the analyst said in it;</li>
          <li>what the analyst was asked to remember;</li>
          <li>its insights about your portfolios;</li>
          <li>your votes on answers.</li>
        </ul>
        <p className="muted">
          What stays: the count of answers used this month, without a word of what was said.
        </p>
        <Field label="Type delete to confirm">
          {(props) => (
            <input
              {...props}
              autoComplete="off"
              value={typed}
              onChange={(event) => {
                setTyped(event.target.value);
              }}
            />
          )}
        </Field>
        {remove.error && <Trouble error={remove.error} />}
        <div className={styles.buttons}>
          <Button onClick={onClose}>Keep them</Button>
          <Button
            tone="danger"
            type="submit"
            busy={remove.isPending}
            disabled={typed.trim().toLowerCase() !== "delete"}
          >
            Delete all
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
