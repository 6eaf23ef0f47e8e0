import { useState } from "react";
import { useChange, useRead } from "../../query";
import { useMe } from "../../shell/session";
import { Button, Field, Trouble } from "../../ui";
import { hasProvider, useConsent } from "./provider";
import { Consent } from "./Consent";
import { KINDS } from "./kinds";
import styles from "./Lists.module.css";

/** Writes an insight, and only when somebody presses the button. */
export function Generate({
  portfolio,
  onDone,
}: {
  portfolio: string;
  onDone: (insight: string) => void;
}) {
  const [kind, setKind] = useState<string>("daily_summary");
  const [question, setQuestion] = useState("");
  const [asking, setAsking] = useState(false);
  const me = useMe();
  const consent = useConsent(me?.id);
  const health = useRead("/api/v1/health", { enabled: asking });
  const write = useChange("post", "/api/v1/insights/generate", [
    "/api/v1/insights",
    "/api/v1/chat/usage",
  ]);
  const own = kind === "custom";
  const known = health.data !== undefined || health.error !== null;
  const needed = asking && known && hasProvider(health.data) && !consent;
  const start = () => {
    write.mutate(
      {
        body: {
          portfolio_id: portfolio,
          insight_type: kind,
          ...(own ? { user_question: question.trim() } : {}),
        },
      },
      {
        onSuccess: ({ id }) => {
          onDone(id);
        },
      },
    );
  };
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (known && !(hasProvider(health.data) && !consent)) {
          start();
          return;
        }
        setAsking(true);
        void health.refetch().then(({ data }) => {
          if (!hasProvider(data) || consent) {
            start();
          }
        });
      }}
    >
      <div className={styles.tools}>
        <label>
          Kind
          <select
            value={kind}
            onChange={(event) => {
              setKind(event.target.value);
              write.reset();
            }}
          >
            {KINDS.map((each) => (
              <option key={each.id} value={each.id}>
                {each.label}
              </option>
            ))}
          </select>
        </label>
        <Button
          type="submit"
          tone="primary"
          busy={write.isPending}
          disabled={own && question.trim() === ""}
        >
          {write.isPending ? "Writing" : "Write an insight"}
        </Button>
      </div>
      {own && (
        <Field label="Your question" hint="Its words decide which figures are looked at.">
          {(props) => (
            <input
              {...props}
              value={question}
              maxLength={1000}
              onChange={(event) => {
                setQuestion(event.target.value);
              }}
            />
          )}
        </Field>
      )}
      {needed && me !== undefined && <Consent account={me.id} />}
      <div role="status" className="sr-only">
        {write.isPending ? "Writing the insight" : write.isSuccess ? "The insight is written" : ""}
      </div>
      {write.error && <Trouble error={write.error} />}
    </form>
  );
}
