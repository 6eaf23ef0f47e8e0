import { useState } from "react";
import { useChange } from "../../query";
import { Button, Card, Field, Trouble } from "../../ui";

/** What the owner wrote about a position. */
export function Notes({ id, notes }: { id: string; notes: string }) {
  const [typed, setTyped] = useState<string | null>(null);
  const change = useChange("put", "/api/v1/positions/{id}", ["/api/v1/views", "/api/v1/data"]);
  const text = typed ?? notes;
  return (
    <Card id="notes" title="Notes">
      <Field label="Your notes about this position">
        {(props) => (
          <textarea
            {...props}
            rows={4}
            value={text}
            onChange={(event) => {
              change.reset();
              setTyped(event.target.value);
            }}
          />
        )}
      </Field>
      {change.error && <Trouble error={change.error} />}
      <div className="row">
        <Button
          disabled={text === notes}
          busy={change.isPending}
          onClick={() => {
            change.mutate({
              path: { id },
              body: { notes: text },
            });
          }}
        >
          {change.isPending ? "Saving" : "Save"}
        </Button>
        <span role="status" className="small muted">
          {change.isSuccess ? "Saved" : text === notes ? "" : "Not saved yet"}
        </span>
      </div>
    </Card>
  );
}
