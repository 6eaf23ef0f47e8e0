import { useState } from "react";
import type { Answer } from "../../api";
import { useFormat } from "../../lib/taste";
import { useChange, useRead } from "../../query";
import { Button, Card, Chip, Dialog, Empty, Field, Reading, Trouble } from "../../ui";
import { type Column, Grid } from "../../ui/Grid";
import { Draft } from "../../ui/Draft";
import { DocumentForm } from "./DocumentForm";
import { Pager, State, textOf, Tiles, useAddress } from "./parts";
import { TrySearch } from "./TrySearch";
import styles from "./Ops.module.css";

type Document = Answer<"/api/v1/admin/ai/knowledge/documents">["documents"][number];
const LIMIT = 50;
const KNOWLEDGE = ["/api/v1/admin/ai/knowledge"];

/** What the analyst can read up: documents of the program and of administrators. */
export function Knowledge() {
  const [search, change] = useAddress();
  const { count, moment } = useFormat();
  const offset = Math.max(0, Number(search["offset"] ?? 0) || 0);
  const [edited, setEdited] = useState<string | null>(null);
  const [doomed, setDoomed] = useState<Document | null>(null);
  const stats = useRead("/api/v1/admin/ai/knowledge/documents/stats");
  const documents = useRead("/api/v1/admin/ai/knowledge/documents", {
    query: {
      search: textOf(search["q"]) || undefined,
      scope: textOf(search["about"]) || undefined,
      limit: LIMIT,
      offset,
    },
    keep: true,
  });
  const remove = useChange("delete", "/api/v1/admin/ai/knowledge/documents/{id}", KNOWLEDGE);
  const columns: readonly Column<Document>[] = [
    {
      id: "title",
      label: "Document",
      value: (row) => row.title,
      cell: (row) => (
        <button
          type="button"
          className={styles.link}
          onClick={() => {
            setEdited(row.id);
          }}
        >
          {row.title}
        </button>
      ),
    },
    { id: "scope", label: "About", value: (row) => row.scope, cell: (row) => row.scope },
    {
      id: "origin",
      label: "From",
      from: 768,
      value: (row) => row.origin,
      cell: (row) => (row.origin === "PROGRAM" ? "The program" : "An administrator"),
    },
    {
      id: "parts",
      label: "Parts",
      numeric: true,
      from: 768,
      value: (row) => row.parts,
      cell: (row) => (
        <span title="Parts that can be found by meaning, of all">
          {count(row.embedded_parts)} of {count(row.parts)}
        </span>
      ),
    },
    {
      id: "status",
      label: "State",
      value: (row) => row.status,
      cell: (row) => <State of={row.status} />,
    },
    {
      id: "changed",
      label: "Changed",
      from: 1024,
      value: (row) => row.updated_at,
      cell: (row) => moment(row.updated_at),
    },
    {
      id: "delete",
      label: <span className="sr-only">Delete</span>,
      cell: (row) =>
        row.origin === "ADMIN" && (
          <Button
            tone="quiet"
            aria-label={`Delete ${row.title}`}
            onClick={() => {
              remove.reset();
              setDoomed(row);
            }}
          >
            Delete
          </Button>
        ),
    },
  ];
  return (
    <>
      <Card title="Knowledge of the analyst">
        <Reading of={stats} height={80}>
          {(answer) => (
            <>
              {answer.words_only_because !== null && (
                <p className="row">
                  <Chip tone="warning">By words only</Chip> {answer.words_only_because}
                </p>
              )}
              <Tiles
                tiles={[
                  ["Documents", count(answer.total_documents)],
                  ["Parts", count(answer.total_parts)],
                  [
                    "Found by meaning",
                    count(answer.embedded_parts),
                    answer.embedding_model === null
                      ? "no model for embeddings"
                      : answer.embedding_model,
                  ],
                  ...Object.entries(answer.by_scope).map(
                    ([scope, many]) => [`About ${scope}`, count(many)] as const,
                  ),
                ]}
              />
            </>
          )}
        </Reading>
      </Card>
      <TrySearch />
      <Card
        title="Documents"
        note="The program's own are written anew with each version and cannot be deleted."
        actions={
          <Button
            tone="primary"
            onClick={() => {
              setEdited("");
            }}
          >
            Add a document
          </Button>
        }
      >
        <div className={styles.filters}>
          <Field label="Title or words">
            {(field) => (
              <Draft
                {...field}
                type="search"
                value={textOf(search["q"])}
                onSettled={(value) => {
                  change({ q: value.trim() || undefined, offset: undefined });
                }}
              />
            )}
          </Field>
          <Field label="About">
            {(field) => (
              <select
                {...field}
                value={textOf(search["about"])}
                onChange={(event) => {
                  change({ about: event.target.value || undefined, offset: undefined });
                }}
              >
                <option value="">Everything</option>
                {Object.keys(stats.data?.by_scope ?? {}).map((scope) => (
                  <option key={scope} value={scope}>
                    {scope}
                  </option>
                ))}
              </select>
            )}
          </Field>
        </div>
        <Reading of={documents} height={240}>
          {(answer) => (
            <>
              <Grid
                label="Documents"
                columns={columns}
                rows={answer.documents}
                rowKey={(row) => row.id}
                empty={<Empty title="No document fits" />}
              />
              <Pager
                offset={offset}
                limit={LIMIT}
                total={answer.total}
                what="documents"
                written={count}
                onOffset={(next) => {
                  change({ offset: next === 0 ? undefined : next });
                }}
              />
            </>
          )}
        </Reading>
      </Card>
      <DocumentForm
        id={edited}
        onClose={() => {
          setEdited(null);
        }}
      />
      <Dialog
        open={doomed !== null}
        onClose={() => {
          setDoomed(null);
        }}
        title="Delete a document"
      >
        <p>
          “{doomed?.title}” is removed from what the analyst can read up. This cannot be undone; to
          keep it, archive it instead.
        </p>
        {remove.error && <Trouble error={remove.error} />}
        <div className="row">
          <Button
            tone="danger"
            busy={remove.isPending}
            onClick={() => {
              if (doomed !== null) {
                remove.mutate(
                  { path: { id: doomed.id } },
                  {
                    onSuccess: () => {
                      setDoomed(null);
                    },
                  },
                );
              }
            }}
          >
            Delete
          </Button>
          <Button
            onClick={() => {
              setDoomed(null);
            }}
          >
            Cancel
          </Button>
        </div>
      </Dialog>
    </>
  );
}
