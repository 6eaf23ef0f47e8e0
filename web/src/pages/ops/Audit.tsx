import type { Answer } from "../../api";
import { words } from "../../lib/format";
import { useFormat } from "../../lib/taste";
import { useRead } from "../../query";
import { Button, Card, Empty, Field, Reading } from "../../ui";
import { type Column, Grid } from "../../ui/Grid";
import { Draft } from "../../ui/Draft";
import { Pager, State, textOf, useAddress } from "./parts";
import styles from "./Ops.module.css";

type Entry = Answer<"/api/v1/admin/audit">["entries"][number];
const LIMIT = 50;
const TEXTS = [
  { id: "actor", label: "Who", hint: "E-mail, id or command" },
  { id: "action", label: "Action" },
  { id: "entity", label: "Kind of thing" },
  { id: "entity_id", label: "Id of the thing" },
  { id: "request_id", label: "Request" },
] as const;

/** Who changed what, and what administrators asked for. */
export function Audit() {
  const [search, change] = useAddress();
  const { count, moment } = useFormat();
  const offset = Math.max(0, Number(search["offset"] ?? 0) || 0);
  const of = (name: string) => textOf(search[name]) || undefined;
  const since = of("since");
  const until = of("until");
  const open = textOf(search["entry"]);
  const audit = useRead("/api/v1/admin/audit", {
    query: {
      kind: of("kind"),
      outcome: of("outcome"),
      ...Object.fromEntries(TEXTS.map(({ id }) => [id, of(id)])),
      since: since && `${since}T00:00:00Z`,
      until: until && `${until}T23:59:59Z`,
      limit: LIMIT,
      offset,
    },
    keep: true,
  });
  const set = (name: string) => (value: string) => {
    change({ [name]: value.trim() === "" ? undefined : value.trim(), offset: undefined });
  };
  const columns: readonly Column<Entry>[] = [
    {
      id: "at",
      label: "When",
      cell: (row) => (
        <button
          type="button"
          className={styles.link}
          aria-expanded={String(row.id) === open}
          onClick={() => {
            change({ entry: String(row.id) === open ? undefined : row.id });
          }}
        >
          {moment(row.at)}
        </button>
      ),
    },
    { id: "actor", label: "Who", cell: (row) => row.actor },
    {
      id: "action",
      label: "What",
      cell: (row) => (
        <span className={styles.clip} title={row.action}>
          {row.action}
        </span>
      ),
    },
    { id: "entity", label: "Of", from: 768, cell: (row) => words(row.entity) },
    { id: "outcome", label: "Outcome", cell: (row) => <State of={row.outcome} /> },
    { id: "kind", label: "Kind", from: 1024, cell: (row) => words(row.kind) },
  ];
  return (
    <Card
      title="Audit log"
      note="Changes, what administrators asked for, and tools that programs used, newest first. Nothing is ever deleted from it."
    >
      <div className={styles.filters}>
        <Field label="Kind">
          {(field) => (
            <select
              {...field}
              value={textOf(search["kind"])}
              onChange={(event) => {
                set("kind")(event.target.value);
              }}
            >
              <option value="">All kinds</option>
              <option value="CHANGE">Changes</option>
              <option value="OPERATION">Operations</option>
            </select>
          )}
        </Field>
        <Field label="Outcome">
          {(field) => (
            <select
              {...field}
              value={textOf(search["outcome"])}
              onChange={(event) => {
                set("outcome")(event.target.value);
              }}
            >
              <option value="">All outcomes</option>
              <option value="DONE">Done</option>
              <option value="REFUSED">Refused</option>
              <option value="FAILED">Failed</option>
            </select>
          )}
        </Field>
        {TEXTS.map(({ id, label }) => (
          <Field key={id} label={label}>
            {(field) => <Draft {...field} value={textOf(search[id])} onSettled={set(id)} />}
          </Field>
        ))}
        {(["since", "until"] as const).map((id) => (
          <Field key={id} label={id === "since" ? "From (UTC)" : "Up to (UTC)"}>
            {(field) => (
              <input
                {...field}
                type="date"
                value={textOf(search[id])}
                onChange={(event) => {
                  set(id)(event.target.value);
                }}
              />
            )}
          </Field>
        ))}
        <Button
          tone="quiet"
          onClick={() => {
            const names = ["kind", "outcome", "since", "until", "offset", "entry"];
            change(
              Object.fromEntries(
                [...names, ...TEXTS.map(({ id }) => id)].map((name) => [name, undefined]),
              ),
            );
          }}
        >
          Clear filters
        </Button>
      </div>
      <Reading of={audit} height={320}>
        {(answer) => (
          <>
            {audit.error && (
              <p role="alert" className="loss">
                {audit.error.message}
              </p>
            )}
            <Grid
              label="Audit log"
              columns={columns}
              rows={answer.entries}
              rowKey={(row) => String(row.id)}
              selected={open}
              detail={(row) => (String(row.id) === open ? <Detail entry={row} /> : null)}
              empty={<Empty title="Nothing fits these filters" />}
            />
            <Pager
              offset={offset}
              limit={LIMIT}
              total={answer.total}
              what="entries"
              written={count}
              onOffset={(next) => {
                change({ offset: next === 0 ? undefined : next });
              }}
            />
          </>
        )}
      </Reading>
    </Card>
  );
}

function Detail({ entry }: { entry: Entry }) {
  return (
    <div className="stack">
      <p className="small muted">
        {words(entry.kind)} of {words(entry.entity)} {entry.entity_id ?? ""} · request{" "}
        {entry.request_id ?? "none"}
        {entry.status === null ? "" : ` · status ${String(entry.status)}`} · account{" "}
        {entry.actor_id ?? "none"}
      </p>
      <pre className={styles.long}>{JSON.stringify(entry.detail, null, 2)}</pre>
    </div>
  );
}
