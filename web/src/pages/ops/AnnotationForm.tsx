import { type FormEvent, useState } from "react";
import type { Schemas } from "../../api";
import { words } from "../../lib/format";
import { useChange } from "../../query";
import { Button, Dialog, Field, Trouble } from "../../ui";
import styles from "./Ops.module.css";

/** Which answer a remark is about, and the remark if there is one already. */
export interface Remark {
  message: string;
  annotation: Schemas["Annotation"] | null;
}

const KINDS = ["correction", "improvement", "flag", "approved"];
const WEIGHTS = ["minor", "moderate", "critical"];
const STATES = ["pending", "reviewed", "applied"];
const TUNING = ["/api/v1/admin/ai/tuning"];

/** A remark to write or to change. */
export function AnnotationForm({
  remark,
  onClose,
}: {
  remark: Remark | null;
  onClose: () => void;
}) {
  return (
    <Dialog
      open={remark !== null}
      onClose={onClose}
      title={remark?.annotation ? "A remark" : "Add a remark"}
    >
      {remark && <Form remark={remark} onClose={onClose} />}
    </Dialog>
  );
}

function Form({ remark, onClose }: { remark: Remark; onClose: () => void }) {
  const old = remark.annotation;
  const [message, setMessage] = useState(remark.message);
  const [kind, setKind] = useState(old?.annotation_type ?? "correction");
  const [weight, setWeight] = useState(old?.severity ?? "");
  const [state, setState] = useState(old?.status ?? "pending");
  const [content, setContent] = useState(old?.content ?? "");
  const [better, setBetter] = useState(old?.suggested_response ?? "");
  const create = useChange("post", "/api/v1/admin/ai/tuning/annotations", TUNING);
  const write = useChange("put", "/api/v1/admin/ai/tuning/annotations/{id}", TUNING);
  const busy = create.isPending || write.isPending;
  const error = create.error ?? write.error;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const body = {
      annotation_type: kind,
      content,
      ...(weight === "" ? {} : { severity: weight }),
      ...(better.trim() === "" ? {} : { suggested_response: better }),
    };
    if (old === null) {
      create.mutate({ body: { ...body, message_id: message.trim() } }, { onSuccess: onClose });
    } else {
      write.mutate(
        { path: { id: old.id }, body: { ...body, status: state } },
        { onSuccess: onClose },
      );
    }
  };
  const choice = (
    label: string,
    value: string,
    set: (value: string) => void,
    options: readonly string[],
    none?: string,
  ) => (
    <Field label={label}>
      {(field) => (
        <select
          {...field}
          value={value}
          onChange={(event) => {
            set(event.target.value);
          }}
        >
          {none !== undefined && <option value="">{none}</option>}
          {options.map((option) => (
            <option key={option} value={option}>
              {words(option)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
  return (
    <form className="stack" onSubmit={submit}>
      <Field label="Answer it is about" hint="The id of the message.">
        {(field) => (
          <input
            {...field}
            required
            readOnly={remark.message !== ""}
            value={message}
            onChange={(event) => {
              setMessage(event.target.value);
            }}
          />
        )}
      </Field>
      <div className={styles.filters}>
        {choice("Kind", kind, setKind, KINDS)}
        {choice("Weight", weight, setWeight, WEIGHTS, "Not said")}
        {old !== null && choice("State", state, setState, STATES)}
      </div>
      <Field label="Remark">
        {(field) => (
          <textarea
            {...field}
            required
            rows={4}
            value={content}
            onChange={(event) => {
              setContent(event.target.value);
            }}
          />
        )}
      </Field>
      <Field label="The answer as it should have been">
        {(field) => (
          <textarea
            {...field}
            rows={4}
            value={better}
            onChange={(event) => {
              setBetter(event.target.value);
            }}
          />
        )}
      </Field>
      {error && <Trouble error={error} />}
      <div className="row">
        <Button type="submit" tone="primary" busy={busy}>
          {busy ? "Saving" : "Save"}
        </Button>
        <Button onClick={onClose}>Cancel</Button>
      </div>
    </form>
  );
}
