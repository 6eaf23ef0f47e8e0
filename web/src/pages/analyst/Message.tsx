import { Check, Copy, Pencil, RotateCw } from "lucide-react";
import { type ReactNode, useEffect, useMemo, useState } from "react";
import type { Schemas } from "../../api";
import { useFormat } from "../../lib/taste";
import { Chip, IconButton, Loading, Trouble } from "../../ui";
import { Answer } from "./Answer";
import { Feedback } from "./Feedback";
import { type Live, replay, useRun } from "./live";
import { withoutAmounts } from "./marks";
import { failureWords } from "./sources";
import { Tools } from "./Tools";
import { citations, type Notice, type Turn } from "./turn";
import styles from "./Message.module.css";

type Stored = Schemas["ConversationMessage"];

/** What the reader asked. */
export function Question({ text, onEdit }: { text: string; onEdit?: (() => void) | undefined }) {
  const { manner } = useFormat();
  return (
    <div className={styles.asked} data-asked>
      <div className={styles.question}>
        <span className="sr-only">You: </span>
        {manner.hidden ? withoutAmounts(text) : text}
      </div>
      {onEdit && (
        <IconButton label="Edit the question and ask it again" onClick={onEdit}>
          <Pencil size={15} />
        </IconButton>
      )}
    </div>
  );
}

function By({ model, offline, time }: { model: string | null; offline: boolean; time: ReactNode }) {
  return (
    <div className={styles.by}>
      <span className="sr-only">Analyst: </span>
      {offline ? (
        <Chip title="Fixed rules on this server wrote this. No language model was asked and no data left the server.">
          Built-in rules
        </Chip>
      ) : model === null ? (
        <Chip>Analyst</Chip>
      ) : (
        <Chip tone="accent" title="The language model that wrote this">
          {model}
        </Chip>
      )}
      {time}
    </div>
  );
}

function Notices({ notices }: { notices: readonly Notice[] }) {
  const sources = notices.filter((each) => each.url !== null);
  const told = notices.filter(
    (each, index) =>
      each.url === null &&
      each.text !== "" &&
      notices.findIndex((other) => other.text === each.text) === index,
  );
  return (
    <>
      {told.map((each) => (
        <p key={each.text} className={each.kind === "offline" ? styles.ended : styles.notice}>
          {each.text}
        </p>
      ))}
      {sources.length > 0 && (
        <p className="small">
          From the web:{" "}
          {sources.map(({ url, text }) =>
            url !== null && /^https?:\/\//.test(url) ? (
              <span key={url}>
                <a href={url} target="_blank" rel="noopener noreferrer nofollow">
                  {text}
                </a>{" "}
              </span>
            ) : null,
          )}
        </p>
      )}
    </>
  );
}

function Dots() {
  return (
    <span className={styles.dots} aria-hidden>
      <span />
      <span />
      <span />
    </span>
  );
}

/** An answer while it is written. */
export function Writing({ live, about }: { live: Live; about: readonly string[] }) {
  const { turn, link } = live;
  const offline = turn.provider === "offline" || turn.model === "offline";
  return (
    <div className={styles.reply} aria-busy={live.running}>
      <By
        model={turn.model}
        offline={offline}
        time={
          <span>
            {live.stopping
              ? "Stopping"
              : link.state === "lost"
                ? "The connection was cut. It goes on where it broke."
                : turn.text === ""
                  ? "Working"
                  : "Writing"}
          </span>
        }
      />
      <Notices notices={turn.notices} />
      <Tools tools={turn.tools} />
      {turn.text !== "" && <Answer text={turn.text} citations={turn.citations} about={about} />}
      {turn.end === null && live.running && <Dots />}
    </div>
  );
}

function ending(message: Stored, turn: Turn | undefined): string | null {
  if (turn?.end?.kind === "done" && turn.end.refusal) {
    return "The model declined to answer.";
  }
  switch (message.status) {
    case "truncated":
      return "The answer was cut, for it was as long as answers may be.";
    case "cancelled":
      return failureWords("cancelled");
    case "failed":
      return failureWords(message.error_code ?? "internal_error");
    default:
      return null;
  }
}

/** An answer that is stored. */
export function Reply({
  message,
  about,
  onAgain,
}: {
  message: Stored;
  about: readonly string[];
  onAgain?: (() => void) | undefined;
}) {
  const format = useFormat();
  const run = useRun(message.run_id);
  const [near, setNear] = useState(false);
  const sources = useMemo(() => citations(message.citations), [message.citations]);
  const end = ending(message, run);
  const unsourced = run?.end?.kind === "done" ? run.end.unsourced : undefined;
  const seconds = message.latency_ms === null ? null : message.latency_ms / 1000;
  return (
    <div
      className={styles.reply}
      onPointerEnter={() => {
        setNear(true);
      }}
      onFocus={() => {
        setNear(true);
      }}
    >
      <By
        model={message.model}
        offline={message.model === "rules" || message.model === "offline"}
        time={
          <>
            <span>{format.moment(message.created_at)}</span>
            {seconds !== null && <span title="How long it took">{format.duration(seconds)}</span>}
          </>
        }
      />
      {run && <Notices notices={run.notices} />}
      {message.run_id !== null && <LookedUp run={message.run_id} turn={run} />}
      {message.content !== "" && (
        <Answer
          text={message.content}
          citations={sources}
          about={about}
          {...(unsourced && run?.text === message.content ? { unsourced } : {})}
        />
      )}
      {unsourced !== undefined && unsourced.length > 0 && (
        <p className={styles.notice}>
          {unsourced.length === 1
            ? "One figure of this answer has no source. It is underlined with dashes. Check it before you rely on it."
            : `${format.count(unsourced.length)} figures of this answer have no source. They are underlined with dashes. Check them before you rely on them.`}
        </p>
      )}
      {end !== null && <p className={styles.ended}>{end}</p>}
      <div className={styles.actions}>
        <CopyIt text={message.content} />
        {onAgain && (
          <IconButton label="Answer again" onClick={onAgain}>
            <RotateCw size={16} />
          </IconButton>
        )}
        {message.content !== "" && <Feedback message={message.id} near={near} />}
      </div>
    </div>
  );
}

function CopyIt({ text }: { text: string }) {
  const { manner } = useFormat();
  const [state, setState] = useState<"" | "copied" | "failed">("");
  useEffect(() => {
    const timer = state === "" ? undefined : setTimeout(setState, 3000, "");
    return () => {
      clearTimeout(timer);
    };
  }, [state]);
  return (
    <>
      <IconButton
        label="Copy the answer"
        onClick={() => {
          navigator.clipboard.writeText(manner.hidden ? withoutAmounts(text) : text).then(
            () => {
              setState("copied");
            },
            () => {
              setState("failed");
            },
          );
        }}
      >
        {state === "copied" ? <Check size={16} /> : <Copy size={16} />}
      </IconButton>
      <span className={styles.said} role="status">
        {state === "copied" ? "Copied" : state === "failed" ? "The browser did not allow it" : ""}
      </span>
    </>
  );
}

/** The cards of an answer; of an old one they are fetched when somebody wants to see them. */
function LookedUp({ run, turn }: { run: string; turn: Turn | undefined }) {
  const [error, setError] = useState<unknown>(null);
  const load = () => {
    setError(null);
    replay(run).catch(setError);
  };
  if (turn?.end && turn.tools.length === 0) {
    return null;
  }
  return (
    <details
      className={styles.looked}
      onToggle={(event) => {
        if (event.currentTarget.open && !turn?.end) {
          load();
        }
      }}
    >
      <summary>
        {turn?.end
          ? turn.tools.length === 1
            ? "One thing was looked up"
            : `${String(turn.tools.length)} things were looked up`
          : "What was looked up"}
      </summary>
      <div>
        {turn ? (
          <Tools tools={turn.tools} />
        ) : error !== null ? (
          <Trouble error={error} retry={load} />
        ) : (
          <Loading height={48} />
        )}
      </div>
    </details>
  );
}
