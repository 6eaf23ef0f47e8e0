import { useState } from "react";
import { ask, url } from "../../api/client";
import { words } from "../../lib/format";
import { save } from "../../lib/save";
import { useFormat } from "../../lib/taste";
import { useChange, useRead } from "../../query";
import { Button, Card, Chip, Empty, Field, Reading, Trouble } from "../../ui";
import { Grid } from "../../ui/Grid";
import type { Remark } from "./AnnotationForm";
import { textOf, useAddress } from "./parts";
import styles from "./Ops.module.css";

const STATUSES = ["pending", "reviewed", "applied"];

/** Remarks of administrators on answers, to make the analyst better. */
export function Annotations({
  days,
  onRemark,
}: {
  days: number;
  onRemark: (remark: Remark) => void;
}) {
  const [search, change] = useAddress();
  const status = STATUSES.find((each) => each === search["remarks"]);
  const list = useRead("/api/v1/admin/ai/tuning/annotations", {
    query: { days, status, limit: 100 },
    keep: true,
  });
  const remove = useChange("delete", "/api/v1/admin/ai/tuning/annotations/{id}", [
    "/api/v1/admin/ai/tuning",
  ]);
  const [fault, setFault] = useState<unknown>(null);
  const { count, moment } = useFormat();
  const load = async () => {
    setFault(null);
    try {
      const address = url("/api/v1/admin/ai/tuning/export", {
        query: { days: Math.max(days, 1), format: "jsonl", status },
      });
      const response = await ask(address, { headers: { Accept: "application/x-ndjson, */*" } });
      save("remarks.jsonl", await response.text(), "application/x-ndjson");
    } catch (error) {
      setFault(error);
    }
  };
  const error = remove.error ?? fault;
  return (
    <Card
      title="Remarks on answers"
      note="A remark keeps the answer as it was."
      actions={
        <>
          <Button
            onClick={() => {
              onRemark({ message: "", annotation: null });
            }}
          >
            Add a remark
          </Button>
          <Button onClick={() => void load()}>Export</Button>
        </>
      }
    >
      <div className={styles.filters}>
        <Field label="State of the remark">
          {(field) => (
            <select
              {...field}
              value={textOf(status)}
              onChange={(event) => {
                change({ remarks: event.target.value || undefined });
              }}
            >
              <option value="">All states</option>
              {STATUSES.map((each) => (
                <option key={each} value={each}>
                  {words(each)}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      {error !== null && <Trouble error={error} />}
      <Reading of={list} height={140}>
        {(answer) => (
          <>
            <Grid
              label="Remarks"
              columns={[
                {
                  id: "content",
                  label: "Remark",
                  value: (row) => row.content,
                  cell: (row) => (
                    <button
                      type="button"
                      className={styles.link}
                      title={row.content}
                      onClick={() => {
                        onRemark({ message: row.message_id, annotation: row });
                      }}
                    >
                      <span className={styles.clip}>{row.content}</span>
                    </button>
                  ),
                },
                {
                  id: "type",
                  label: "Kind",
                  value: (row) => row.annotation_type,
                  cell: (row) => words(row.annotation_type),
                },
                {
                  id: "severity",
                  label: "Weight",
                  value: (row) => row.severity,
                  cell: (row) => words(row.severity),
                },
                {
                  id: "status",
                  label: "State",
                  value: (row) => row.status,
                  cell: (row) => <Chip>{words(row.status)}</Chip>,
                },
                {
                  id: "at",
                  label: "When",
                  value: (row) => row.created_at,
                  cell: (row) => moment(row.created_at),
                },
                {
                  id: "delete",
                  label: <span className="sr-only">Delete</span>,
                  cell: (row) => (
                    <Button
                      tone="quiet"
                      busy={remove.isPending}
                      onClick={() => {
                        remove.mutate({ path: { id: row.id } });
                      }}
                    >
                      Delete
                    </Button>
                  ),
                },
              ]}
              rows={answer.annotations}
              rowKey={(row) => row.id}
              empty={<Empty title="No remark in these days" />}
            />
            {answer.total > answer.annotations.length && (
              <p className="muted">
                The newest {count(answer.annotations.length)} of {count(answer.total)}.
              </p>
            )}
          </>
        )}
      </Reading>
    </Card>
  );
}
