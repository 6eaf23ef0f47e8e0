import type { Answer } from "../../api";
import { words } from "../../lib/format";
import { useFormat } from "../../lib/taste";
import { useRead } from "../../query";
import { Button, Card, Empty, Field, Reading } from "../../ui";
import { Draft } from "../../ui/Draft";
import { type Column, Grid } from "../../ui/Grid";
import type { Remark } from "./AnnotationForm";
import { Pager, textOf, useAddress } from "./parts";
import styles from "./Ops.module.css";

type Row = Answer<"/api/v1/admin/ai/tuning/conversations">["conversations"][number];
type Message =
  Answer<"/api/v1/admin/ai/tuning/conversations/{conversation_id}">["messages"][number];

const LIMIT = 20;
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Conversations of all accounts, to read and to remark on their answers. */
export function Conversations({
  days,
  onRemark,
}: {
  days: number;
  onRemark: (remark: Remark) => void;
}) {
  const [search, change] = useAddress();
  const { count, moment } = useFormat();
  const offset = Math.max(0, Number(search["talks"] ?? 0) || 0);
  const account = textOf(search["by"]);
  const open = textOf(search["talk"]);
  const list = useRead("/api/v1/admin/ai/tuning/conversations", {
    query: { days, user_id: ID.test(account) ? account : undefined, limit: LIMIT, offset },
    keep: true,
  });
  const columns: readonly Column<Row>[] = [
    {
      id: "title",
      label: "Conversation",
      cell: (row) => (
        <button
          type="button"
          className={styles.link}
          aria-expanded={row.id === open}
          onClick={() => {
            change({ talk: row.id === open ? undefined : row.id });
          }}
        >
          <span className={styles.clip}>{row.title ?? "Without a title"}</span>
        </button>
      ),
    },
    { id: "at", label: "Last message", cell: (row) => moment(row.updated_at) },
    { id: "count", label: "Messages", numeric: true, cell: (row) => count(row.message_count) },
    {
      id: "account",
      label: "Account",
      from: 768,
      cell: (row) => (
        <button
          type="button"
          className={styles.link}
          title={`Only those of ${row.user_id}`}
          onClick={() => {
            change({ by: row.user_id, talks: undefined });
          }}
        >
          {row.user_id.slice(0, 8)}
        </button>
      ),
    },
  ];
  return (
    <Card
      title="Conversations"
      note="Those with the newest messages first. Each look at one is written to the audit log."
    >
      <div className={styles.filters}>
        <Field
          label="Account"
          error={account === "" || ID.test(account) ? undefined : "An id of an account, whole."}
        >
          {(field) => (
            <Draft
              {...field}
              value={account}
              placeholder="Id of an account, or all"
              onSettled={(value) => {
                change({ by: value.trim() === "" ? undefined : value.trim(), talks: undefined });
              }}
            />
          )}
        </Field>
      </div>
      <Reading of={list} height={160}>
        {(answer) => (
          <>
            <Grid
              label="Conversations"
              columns={columns}
              rows={answer.conversations}
              rowKey={(row) => row.id}
              selected={open}
              empty={<Empty title="No conversation in these days" />}
            />
            <Pager
              offset={offset}
              limit={LIMIT}
              total={answer.total}
              what="conversations"
              written={count}
              onOffset={(next) => {
                change({ talks: next === 0 ? undefined : next });
              }}
            />
            {ID.test(open) && <Messages key={open} conversation={open} onRemark={onRemark} />}
          </>
        )}
      </Reading>
    </Card>
  );
}

function Messages({
  conversation,
  onRemark,
}: {
  conversation: string;
  onRemark: (remark: Remark) => void;
}) {
  const read = useRead("/api/v1/admin/ai/tuning/conversations/{conversation_id}", {
    path: { conversation_id: conversation },
  });
  return (
    <Reading of={read} height={120}>
      {(answer) =>
        answer.messages.length === 0 ? (
          <p className="muted">Nothing was said in it.</p>
        ) : (
          <>
            {answer.messages.map((message) => (
              <Said key={message.id} message={message} onRemark={onRemark} />
            ))}
          </>
        )
      }
    </Reading>
  );
}

function Said({ message, onRemark }: { message: Message; onRemark: (remark: Remark) => void }) {
  const { moment } = useFormat();
  const answer = message.role === "assistant";
  return (
    <article className={styles.entry}>
      <div className="spread">
        <h3>{answer ? "Analyst" : "Person"}</h3>
        {answer && (
          <Button
            onClick={() => {
              onRemark({ message: message.id, annotation: null });
            }}
          >
            Add a remark
          </Button>
        )}
      </div>
      <p className="muted small">
        {moment(message.created_at)}
        {message.status === "completed" ? "" : ` · ${words(message.status)}`}
      </p>
      <p className={styles.long}>{message.content === "" ? "No text." : message.content}</p>
    </article>
  );
}
