import { type FormEvent, useState } from "react";
import type { Answer } from "../../api";
import { useChange, useRead } from "../../query";
import { Button, Dialog, Field, Reading, Trouble } from "../../ui";
import styles from "./Ops.module.css";

type Document = Answer<"/api/v1/admin/ai/knowledge/documents/{id}">;
const KNOWLEDGE = ["/api/v1/admin/ai/knowledge"];

/** A document to write: a new one where the id is empty, none where it is null. */
export function DocumentForm({ id, onClose }: { id: string | null; onClose: () => void }) {
  return (
    <Dialog
      open={id !== null}
      onClose={onClose}
      title={id === "" ? "Add a document" : "A document"}
      wide
    >
      {id === null ? null : id === "" ? (
        <Form document={null} onClose={onClose} />
      ) : (
        <Stored id={id} onClose={onClose} />
      )}
    </Dialog>
  );
}

function Stored({ id, onClose }: { id: string; onClose: () => void }) {
  const read = useRead("/api/v1/admin/ai/knowledge/documents/{id}", { path: { id } });
  return (
    <Reading of={read} height={240}>
      {(document) => <Form key={document.version} document={document} onClose={onClose} />}
    </Reading>
  );
}

function Form({ document, onClose }: { document: Document | null; onClose: () => void }) {
  const [title, setTitle] = useState(document?.title ?? "");
  const [scope, setScope] = useState(document?.scope ?? "global");
  const [content, setContent] = useState(document?.content ?? "");
  const [status, setStatus] = useState<Document["status"]>(document?.status ?? "ACTIVE");
  const create = useChange("post", "/api/v1/admin/ai/knowledge/documents", KNOWLEDGE);
  const write = useChange("put", "/api/v1/admin/ai/knowledge/documents/{id}", KNOWLEDGE);
  const own = document?.origin === "PROGRAM";
  const busy = create.isPending || write.isPending;
  const error = create.error ?? write.error;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const body = { title, content, status, scope: scope.trim() || "global" };
    if (document === null) {
      create.mutate({ body }, { onSuccess: onClose });
    } else {
      write.mutate(
        { path: { id: document.id }, body: { ...body, metadata: document.metadata } },
        { onSuccess: onClose },
      );
    }
  };
  return (
    <form className="stack" onSubmit={submit}>
      {own && <p className="muted">A document of the program: it can be read, not changed.</p>}
      <Field label="Title">
        {(field) => (
          <input
            {...field}
            required
            readOnly={own}
            value={title}
            onChange={(event) => {
              setTitle(event.target.value);
            }}
          />
        )}
      </Field>
      <div className={styles.filters}>
        <Field label="About" hint="global, or account: or portfolio: and an id.">
          {(field) => (
            <input
              {...field}
              readOnly={own}
              value={scope}
              onChange={(event) => {
                setScope(event.target.value);
              }}
            />
          )}
        </Field>
        <Field label="State">
          {(field) => (
            <select
              {...field}
              disabled={own}
              value={status}
              onChange={(event) => {
                setStatus(event.target.value === "ARCHIVED" ? "ARCHIVED" : "ACTIVE");
              }}
            >
              <option value="ACTIVE">Active</option>
              <option value="ARCHIVED">Archived</option>
            </select>
          )}
        </Field>
      </div>
      <Field label="Content" hint="Markdown.">
        {(field) => (
          <textarea
            {...field}
            className={styles.area}
            required
            readOnly={own}
            rows={14}
            value={content}
            onChange={(event) => {
              setContent(event.target.value);
            }}
          />
        )}
      </Field>
      {error && <Trouble error={error} />}
      <div className="row">
        {!own && (
          <Button type="submit" tone="primary" busy={busy}>
            {busy ? "Saving" : "Save"}
          </Button>
        )}
        <Button onClick={onClose}>{own ? "Close" : "Cancel"}</Button>
      </div>
    </form>
  );
}
