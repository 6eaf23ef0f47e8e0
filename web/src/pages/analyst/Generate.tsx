import { useState } from "react";
import { useChange, useRead } from "../../query";
import { useMe } from "../../shell/session";
import { Button, Field, Trouble } from "../../ui";
import { useConsent } from "./provider";
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
  const usage = useRead("/api/v1/chat/usage", { enabled: asking });
  const write = useChange("post", "/api/v1/insights/generate", [
    "/api/v1/insights",
    "/api/v1/chat/usage",
  ]);
  const own = kind === "custom";
  const provider = usage.data?.provider;
  const allowed = (given: string | null | undefined) =>
    given === null || (given !== undefined && given === consent);
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
        if (allowed(provider)) {
          start();
          return;
        }
        setAsking(true);
        void usage.refetch().then(({ data }) => {
          if (allowed(data?.provider)) {
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
      {asking && typeof provider === "string" && !allowed(provider) && me !== undefined && (
        <Consent account={me.id} provider={provider} models={usage.data?.models ?? []} />
      )}
      {asking && usage.error && usage.data === undefined && (
        <Trouble error={usage.error} retry={() => void usage.refetch()} />
      )}
      <div role="status" className="sr-only">
        {write.isPending ? "Writing the insight" : write.isSuccess ? "The insight is written" : ""}
      </div>
      {write.error && <Trouble error={write.error} />}
    </form>
  );
}
