import { SendHorizontal, Square, X } from "lucide-react";
import { useEffect, useEffectEvent, useId, useRef } from "react";
import { useFormat } from "../../lib/taste";
import { useRead } from "../../query";
import { useMe } from "../../shell/session";
import { Button, IconButton, Trouble } from "../../ui";
import { Consent } from "./Consent";
import { useConsent } from "./provider";
import styles from "./Composer.module.css";

const LONGEST = 4000;

/** Where a question is written; before figures leave the machine it asks. */
export function Composer({
  draft,
  onDraft,
  onSend,
  onStop,
  running,
  stopping,
  about,
  onAbout,
  editing,
  onCancelEdit,
  focus,
}: {
  draft: string;
  onDraft: (draft: string) => void;
  onSend: () => void;
  onStop: () => void;
  running: boolean;
  stopping: boolean;
  /** what on a page the question is about */
  about: string | undefined;
  onAbout: () => void;
  editing: boolean;
  onCancelEdit: () => void;
  /** counts up each time the field is to have the focus */
  focus: number;
}) {
  const id = useId();
  const format = useFormat();
  const field = useRef<HTMLTextAreaElement>(null);
  const me = useMe();
  const consent = useConsent(me?.id);
  // nothing of it is needed to read; it is asked for when somebody begins to write
  const writing = draft.trim() !== "";
  const usage = useRead("/api/v1/chat/usage", { enabled: writing || running });
  const provider = usage.data?.provider;
  const needed = provider !== undefined && provider !== null && consent !== provider;
  const limit = usage.data?.answers_limit ?? null;
  const left = limit === null ? null : Math.max(0, limit - (usage.data?.answers_used ?? 0));
  const tooLong = draft.length > LONGEST;
  const ready = writing && !tooLong && !running && provider !== undefined && !needed && left !== 0;

  // who writes faster than the server says whom it asks is not made to press again
  const waiting = useRef(false);
  const told = provider !== undefined && !usage.isFetching;
  const send = useEffectEvent(() => {
    if (ready) {
      onSend();
    }
  });
  useEffect(() => {
    if (told && waiting.current) {
      waiting.current = false;
      send();
    }
  }, [told]);

  useEffect(() => {
    if (focus > 0) {
      const element = field.current;
      element?.focus();
      element?.setSelectionRange(element.value.length, element.value.length);
    }
  }, [focus]);

  useEffect(() => {
    const element = field.current;
    if (element !== null) {
      element.style.height = "auto";
      element.style.height = `${String(Math.min(220, element.scrollHeight + 2))}px`;
    }
  }, [draft]);

  return (
    <form
      className={styles.composer}
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) {
          onSend();
        } else if (writing && !told) {
          waiting.current = true;
        }
      }}
    >
      {writing && needed && me !== undefined && (
        <Consent account={me.id} provider={provider} models={usage.data?.models ?? []} />
      )}
      {writing && usage.error && usage.data === undefined && (
        <Trouble error={usage.error} retry={() => void usage.refetch()} />
      )}
      {(about !== undefined || editing) && (
        <div className={styles.context}>
          {editing && (
            <span className={styles.tag}>
              Asking again. The old question and its answer stay.
              <IconButton label="Do not ask again" onClick={onCancelEdit}>
                <X size={14} />
              </IconButton>
            </span>
          )}
          {about !== undefined && (
            <span className={styles.tag}>
              About: {about}
              <IconButton label={`Not about ${about}`} onClick={onAbout}>
                <X size={14} />
              </IconButton>
            </span>
          )}
        </div>
      )}
      <div className={styles.line}>
        <label htmlFor={id} className="sr-only">
          Your question
        </label>
        <textarea
          id={id}
          ref={field}
          rows={1}
          placeholder="Ask about your portfolios"
          value={draft}
          aria-invalid={tooLong}
          aria-describedby={`${id}-more`}
          onChange={(event) => {
            onDraft(event.target.value);
          }}
          onKeyDown={(event) => {
            if (event.key === "Enter" && !event.shiftKey && !event.nativeEvent.isComposing) {
              event.preventDefault();
              event.currentTarget.form?.requestSubmit();
            }
          }}
        />
        {running ? (
          <Button onClick={onStop} busy={stopping}>
            <Square size={14} fill="currentColor" aria-hidden /> Stop
          </Button>
        ) : (
          <Button type="submit" tone="primary" disabled={!ready}>
            <SendHorizontal size={16} aria-hidden /> Ask
          </Button>
        )}
      </div>
      <p id={`${id}-more`} className={styles.more}>
        {tooLong ? (
          <span className={styles.wrong}>
            {format.count(draft.length)} of {format.count(LONGEST)} characters: too long.
          </span>
        ) : left === 0 ? (
          <span className={styles.wrong}>
            The answers of this month are used up. There are new ones on the first of next month.
          </span>
        ) : (
          <>
            {provider === null &&
              "The built-in analyst, with fixed rules, answers; nothing leaves the server. "}
            {left !== null && `${format.count(left)} answers left this month. `}
            Not investment advice.
          </>
        )}
      </p>
    </form>
  );
}
