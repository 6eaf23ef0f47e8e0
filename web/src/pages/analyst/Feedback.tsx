import { ThumbsDown, ThumbsUp } from "lucide-react";
import { useState } from "react";
import { useChange, useRead } from "../../query";
import { Button, Dialog, Field, IconButton } from "../../ui";
import styles from "./Message.module.css";

const AT = "/api/v1/chat/messages/{id}/feedback";

/** Was the answer good? It can be taken back, and said in words. */
export function Feedback({ message, near }: { message: string; near: boolean }) {
  const kept = useRead(AT, { path: { id: message }, enabled: near });
  const say = useChange("post", AT, [AT]);
  const takeBack = useChange("delete", AT, [AT]);
  const [open, setOpen] = useState(false);
  const busy = say.isPending || takeBack.isPending;
  const sent = say.isPending ? say.variables.body : undefined;
  const rating = takeBack.isPending
    ? null
    : sent !== undefined && !(sent instanceof FormData)
      ? sent.rating
      : (kept.data?.rating ?? null);
  const failed = say.error ?? takeBack.error;

  const rate = (next: "up" | "down") => {
    takeBack.reset();
    say.reset();
    if (rating === next) {
      takeBack.mutate({ path: { id: message } });
    } else {
      say.mutate(
        { path: { id: message }, body: { rating: next } },
        {
          onSuccess: () => {
            if (next === "down") {
              setOpen(true);
            }
          },
        },
      );
    }
  };

  return (
    <>
      <IconButton
        label={rating === "up" ? "Take back: a good answer" : "A good answer"}
        aria-pressed={rating === "up"}
        disabled={busy}
        onClick={() => {
          rate("up");
        }}
      >
        <ThumbsUp size={16} fill={rating === "up" ? "currentColor" : "none"} />
      </IconButton>
      <IconButton
        label={rating === "down" ? "Take back: a bad answer" : "A bad answer"}
        aria-pressed={rating === "down"}
        disabled={busy}
        onClick={() => {
          rate("down");
        }}
      >
        <ThumbsDown size={16} fill={rating === "down" ? "currentColor" : "none"} />
      </IconButton>
      <span className={styles.said} role="status">
        {busy ? (
          "Saving"
        ) : failed ? (
          <span className={styles.failed}>Not saved: {failed.message}</span>
        ) : rating !== null ? (
          <>
            Saved.
            <Button
              tone="quiet"
              onClick={() => {
                setOpen(true);
              }}
            >
              {kept.data?.comment ? "Change the comment" : "Say why"}
            </Button>
            <Button
              tone="quiet"
              onClick={() => {
                takeBack.mutate({ path: { id: message } });
              }}
            >
              Undo
            </Button>
          </>
        ) : null}
      </span>
      <Dialog
        open={open}
        onClose={() => {
          setOpen(false);
        }}
        title={rating === "down" ? "What was wrong?" : "What was good?"}
      >
        <Comment
          first={kept.data?.comment ?? ""}
          busy={say.isPending}
          error={say.error?.message}
          onSave={(comment) => {
            say.mutate(
              {
                path: { id: message },
                body: { rating: rating ?? "down", comment: comment === "" ? null : comment },
              },
              {
                onSuccess: () => {
                  setOpen(false);
                },
              },
            );
          }}
        />
      </Dialog>
    </>
  );
}

function Comment({
  first,
  busy,
  error,
  onSave,
}: {
  first: string;
  busy: boolean;
  error: string | undefined;
  onSave: (comment: string) => void;
}) {
  const [comment, setComment] = useState(first);
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        onSave(comment.trim());
      }}
    >
      <Field
        label="Comment"
        hint="For example: too long, or I prefer percent. You decide in Memories whether it is kept in mind."
        error={error}
      >
        {(props) => (
          <textarea
            {...props}
            rows={4}
            maxLength={2000}
            value={comment}
            onChange={(event) => {
              setComment(event.target.value);
            }}
          />
        )}
      </Field>
      <div className="row">
        <Button type="submit" tone="primary" busy={busy}>
          Save the comment
        </Button>
      </div>
    </form>
  );
}
