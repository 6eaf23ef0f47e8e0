import { useState } from "react";
import type { Schemas } from "../../api";
import { useFormat } from "../../lib/taste";
import { useChange } from "../../query";
import { usePortfolios } from "../../shell/scope";
import { Button, Field } from "../../ui";

const LONGEST = 500;

/** A memory that is written or changed. */
export function MemoryForm({ memory, onDone }: { memory?: Schemas["Memory"]; onDone: () => void }) {
  const format = useFormat();
  const portfolios = usePortfolios().data ?? [];
  const [content, setContent] = useState(memory?.content ?? "");
  const [about, setAbout] = useState("");
  const add = useChange("post", "/api/v1/chat/memories", ["/api/v1/chat/memories"]);
  const change = useChange("patch", "/api/v1/chat/memories/{id}", ["/api/v1/chat/memories"]);
  const busy = add.isPending || change.isPending;
  const error = add.error ?? change.error;
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        const text = content.trim();
        if (memory !== undefined) {
          change.mutate(
            { path: { id: memory.id }, body: { content: text } },
            { onSuccess: onDone },
          );
        } else {
          add.mutate(
            {
              body: {
                content: text,
                scope: about === "" ? "user" : "portfolio",
                ...(about === "" ? {} : { portfolio_id: about }),
              },
            },
            { onSuccess: onDone },
          );
        }
      }}
    >
      <Field
        label="What should be remembered"
        hint={`${format.count(content.length)} of ${format.count(LONGEST)} characters`}
        error={error?.message}
      >
        {(props) => (
          <textarea
            {...props}
            rows={4}
            maxLength={LONGEST}
            value={content}
            onChange={(event) => {
              setContent(event.target.value);
            }}
          />
        )}
      </Field>
      {memory === undefined && (
        <Field label="About">
          {(props) => (
            <select
              {...props}
              value={about}
              onChange={(event) => {
                setAbout(event.target.value);
              }}
            >
              <option value="">You, in every conversation</option>
              {portfolios.map((each) => (
                <option key={each.id} value={each.id}>
                  {each.name}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      <div className="row">
        <Button type="submit" tone="primary" busy={busy} disabled={content.trim() === ""}>
          {busy ? "Saving" : "Save"}
        </Button>
        <Button onClick={onDone}>Cancel</Button>
      </div>
    </form>
  );
}
