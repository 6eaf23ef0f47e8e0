import { useState } from "react";
import type { Answer } from "../../api";
import { words } from "../../lib/format";
import { useFormat } from "../../lib/taste";
import { useChange, useRead } from "../../query";
import { Button, Card, Chip, Empty, Reading, Trouble } from "../../ui";
import { Grid } from "../../ui/Grid";
import { InSight } from "../../ui/InSight";
import { AnnotationForm, type Remark } from "./AnnotationForm";
import { Annotations } from "./Annotations";
import { Conversations } from "./Conversations";
import { Tiles, useAddress, useDays } from "./parts";
import styles from "./Ops.module.css";

type Item = Answer<"/api/v1/admin/feedback/negative">["items"][number];

/** What people said of answers, what follows from it, and remarks on answers. */
export function Feedback() {
  const [days, choice] = useDays();
  const [search, change] = useAddress();
  const edits = search["edits"] === true;
  const summary = useRead("/api/v1/admin/feedback/summary", { query: { days }, keep: true });
  const negative = useRead("/api/v1/admin/feedback/negative", {
    query: { days, with_edits_only: edits, limit: 50 },
    keep: true,
  });
  const [remark, setRemark] = useState<Remark | null>(null);
  const { count, moment, percent } = useFormat();
  return (
    <>
      <Card title="Judgements of answers" actions={choice}>
        <Reading of={summary} height={80}>
          {(answer) => (
            <Tiles
              tiles={[
                ["Judgements", count(answer.total_feedback)],
                ["Good", count(answer.positive)],
                ["Bad", count(answer.negative)],
                [
                  "Share of good ones",
                  answer.total_feedback === 0 ? "None yet" : percent(answer.positive_ratio),
                ],
                ["With a comment", count(answer.with_comments)],
                ["With a better answer", count(answer.with_edits)],
              ]}
            />
          )}
        </Reading>
      </Card>
      <Card
        title="Answers that were judged bad"
        note="Each look at a conversation is written to the audit log."
        actions={
          <label className="row">
            <input
              type="checkbox"
              checked={edits}
              onChange={(event) => {
                change({ edits: event.target.checked ? true : undefined });
              }}
            />
            Only with a better answer
          </label>
        }
      >
        <Reading of={negative} height={160}>
          {(answer) =>
            answer.items.length === 0 ? (
              <Empty title="No bad judgement in these days" />
            ) : (
              <div>
                {answer.items.map((item) => (
                  <Judgement
                    key={item.feedback_id}
                    item={item}
                    when={moment(item.created_at)}
                    onRemark={() => {
                      setRemark({ message: item.message_id, annotation: null });
                    }}
                  />
                ))}
                {answer.total > answer.items.length && (
                  <p className="muted">
                    The newest {count(answer.items.length)} of {count(answer.total)}.
                  </p>
                )}
              </div>
            )
          }
        </Reading>
      </Card>
      <InSight height={200}>
        <Learned />
      </InSight>
      <InSight height={220}>
        <Conversations days={days} onRemark={setRemark} />
      </InSight>
      <InSight height={220}>
        <Annotations days={days} onRemark={setRemark} />
      </InSight>
      <AnnotationForm
        remark={remark}
        onClose={() => {
          setRemark(null);
        }}
      />
    </>
  );
}

function Judgement({ item, when, onRemark }: { item: Item; when: string; onRemark: () => void }) {
  return (
    <article className={styles.entry}>
      <div className="spread">
        <h3>{item.comment ?? "Without a comment"}</h3>
        <Button onClick={onRemark}>Add a remark</Button>
      </div>
      <p className="muted small">
        {when} · account {item.user_id}
      </p>
      {item.original_text !== null && (
        <details>
          <summary>The answer</summary>
          <p className={styles.long}>{item.original_text}</p>
        </details>
      )}
      {item.edited_text !== null && (
        <details>
          <summary>As the person would have it</summary>
          <p className={styles.long}>{item.edited_text}</p>
        </details>
      )}
    </article>
  );
}

function Learned() {
  const learned = useRead("/api/v1/admin/feedback/learned-preferences", { query: { limit: 100 } });
  const patterns = useChange("post", "/api/v1/admin/feedback/run-learning", [
    "/api/v1/admin/feedback",
  ]);
  const { count, duration, moment, percent } = useFormat();
  return (
    <Card
      title="What was learned"
      note="Nothing changes by itself: what is learned is proposed to the person, and used once that person agrees."
      actions={
        <Button
          busy={patterns.isPending}
          onClick={() => {
            patterns.mutate({});
          }}
        >
          {patterns.isPending ? "Learning" : "Learn now"}
        </Button>
      }
    >
      {patterns.error && <Trouble error={patterns.error} />}
      {patterns.data && (
        <p role="status">
          {patterns.data.error ??
            `${count(patterns.data.users_processed)} accounts looked at in ${duration(patterns.data.duration_seconds)}: ${count(patterns.data.total_patterns_found)} patterns found, ${count(patterns.data.total_rules_created)} proposed.`}
        </p>
      )}
      <Reading of={learned} height={120}>
        {(answer) => (
          <Grid
            label="Learned preferences"
            columns={[
              {
                id: "content",
                label: "Preference",
                value: (row) => row.content,
                cell: (row) => (
                  <span className={styles.clip} title={row.content}>
                    {row.content}
                  </span>
                ),
              },
              {
                id: "state",
                label: "State",
                value: (row) => row.state,
                cell: (row) => <Chip>{words(row.state)}</Chip>,
              },
              {
                id: "category",
                label: "About",
                value: (row) => row.category,
                cell: (row) => words(row.category),
              },
              {
                id: "confidence",
                label: "Confidence",
                numeric: true,
                value: (row) => row.confidence,
                cell: (row) => percent(row.confidence, { digits: 0 }),
              },
              {
                id: "user",
                label: "Account",
                cell: (row) => <AccountPatterns user={row.user_id} />,
              },
              {
                id: "at",
                label: "When",
                value: (row) => row.created_at,
                cell: (row) => moment(row.created_at),
              },
            ]}
            rows={answer.preferences}
            rowKey={(row) => row.memory_id}
            empty={<Empty title="Nothing was learned yet" />}
          />
        )}
      </Reading>
      <InSight height={40}>
        <PatternsOfAccount />
      </InSight>
    </Card>
  );
}

function AccountPatterns({ user }: { user: string }) {
  const [, change] = useAddress();
  return (
    <button
      type="button"
      className={styles.link}
      title={user}
      onClick={() => {
        change({ account: user });
      }}
    >
      Patterns of {user.slice(0, 8)}
    </button>
  );
}

/** What the judgements of the account in the address have in common. */
function PatternsOfAccount() {
  const [search, change] = useAddress();
  const user = search["account"] === undefined ? "" : String(search["account"]);
  const patterns = useRead("/api/v1/admin/feedback/patterns", {
    query: { user_id: user },
    enabled: user !== "",
  });
  const { count, percent } = useFormat();
  if (user === "") {
    return null;
  }
  return (
    <section className="stack" aria-label="Patterns of an account">
      <div className="spread">
        <h3>What the judgements of {user} have in common</h3>
        <Button
          tone="quiet"
          onClick={() => {
            change({ account: undefined });
          }}
        >
          Close
        </Button>
      </div>
      <Reading of={patterns} height={80}>
        {(answer) =>
          answer.patterns.length === 0 ? (
            <Empty title="No pattern in the last 30 days" />
          ) : (
            <ul className={styles.list}>
              {answer.patterns.map((pattern) => (
                <li key={`${pattern.type} ${pattern.content}`}>
                  {pattern.content} ({words(pattern.category)},{" "}
                  {percent(pattern.confidence, { digits: 0 })}, from {count(pattern.evidence_count)}{" "}
                  judgements)
                </li>
              ))}
            </ul>
          )
        }
      </Reading>
    </section>
  );
}
