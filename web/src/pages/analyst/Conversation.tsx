import { Link } from "@tanstack/react-router";
import { useCallback, useEffect, useRef, useState } from "react";
import type { Schemas } from "../../api";
import { Failure, send } from "../../api/client";
import { useRead } from "../../query";
import { Button, Empty, Loading, Trouble } from "../../ui";
import { Composer } from "./Composer";
import { draftOf, keepDraft } from "./drafts";
import {
  answerAgain,
  askQuestion,
  attach,
  type Context,
  forget,
  goOn,
  stop,
  useLive,
} from "./live";
import { Question, Reply, Writing } from "./Message";
import { Said } from "./Said";
import { suggestions } from "./suggestions";
import styles from "./Conversation.module.css";

type Stored = Schemas["ConversationMessage"];

const NOBODY: readonly never[] = [];

/** A conversation: what was said, what is being said, and where to ask. */
export function Conversation({
  thread,
  page,
  context,
  mode = "green",
  portfolios = NOBODY,
  ask,
  about,
  onAbout,
  onThread,
  atOnce = false,
}: {
  thread: string | null;
  /** name of the page where it is asked */
  page: string;
  context: Context;
  mode?: string;
  /** what the conversation is about; empty for all */
  portfolios?: readonly string[];
  /** a question to begin with, written into the field */
  ask?: string | undefined;
  about?: string | undefined;
  onAbout?: () => void;
  onThread: (thread: string) => void;
  /** the field has the focus from the beginning */
  atOnce?: boolean;
}) {
  const [limit, setLimit] = useState(50);
  const [draft, setDraft] = useState(() => ask ?? draftOf(thread));
  const [editing, setEditing] = useState(false);
  const [focus, setFocus] = useState(ask === undefined && !atOnce ? 0 : 1);
  const [trouble, setTrouble] = useState<unknown>(null);
  const [opening, setOpening] = useState(false);
  const end = useRef<HTMLDivElement>(null);
  const live = useLive(thread);
  const stored = useRead("/api/v1/chat/conversations/{id}/messages", {
    path: { id: thread ?? "" },
    query: { limit },
    enabled: thread !== null,
    keep: true,
  });
  const messages = thread === null ? [] : (stored.data?.messages ?? []);
  const shown = messages.filter((each) => each.replaced_by === null);
  const unfinished = shown.find((each) => each.status === "streaming" && each.run_id !== null);
  const running = live?.running ?? false;

  useEffect(() => {
    if (ask !== undefined) {
      keepDraft(thread, ask);
    }
  }, [ask, thread]);

  useEffect(() => {
    if (thread !== null && unfinished?.run_id != null && !stored.isFetching) {
      attach(thread, unfinished.run_id);
    }
  }, [thread, unfinished, stored.isFetching]);

  const follow = useEnd(
    end,
    `${String(live?.turn.seq)} ${String(shown.length)} ${String(running)}`,
  );

  const write = (text: string) => {
    setDraft(text);
    keepDraft(thread, text);
  };

  const askNow = async () => {
    const question = draft.trim();
    const where: Context = {
      ...context,
      ...(about === undefined ? {} : { selection: { widget: about } }),
    };
    setTrouble(null);
    setEditing(false);
    let id = thread;
    if (id === null) {
      setOpening(true);
      try {
        const made = await send("post", "/api/v1/chat/conversations", {
          body: { mode, portfolio_ids: [...portfolios], page_hint: page },
        });
        id = made.id;
      } catch (error) {
        setTrouble(error);
        setOpening(false);
        return;
      }
      setOpening(false);
    }
    write("");
    follow();
    askQuestion(id, question, where);
    if (thread === null) {
      onThread(id);
    } else {
      onAbout?.();
    }
  };

  if (stored.error && stored.data === undefined && thread !== null && !live) {
    const none = stored.error instanceof Failure && [400, 404].includes(stored.error.status);
    return (
      <div className={styles.messages}>
        {none ? (
          <Empty
            title="There is no such conversation"
            actions={<Link to="/analyst">New conversation</Link>}
          >
            It was deleted, or it belongs to somebody else.
          </Empty>
        ) : (
          <Trouble error={stored.error} retry={() => void stored.refetch()} />
        )}
      </div>
    );
  }

  const answerId = live?.turn.answerId ?? null;
  const finished = shown.find((each) => each.id === answerId && each.status !== "streaming");
  // the stored answer takes over when it is whole and the stream has ended, or cannot be reached
  const following = running && (finished === undefined || live?.link.state === "open");
  const liveShown =
    live !== undefined && (following || (live.failure !== null && finished === undefined));
  const asksHere =
    liveShown && live.question !== null && !shown.some((each) => each.id === live.turn.questionId);
  const visible = shown.filter(
    (each) =>
      !liveShown ||
      (each.id !== answerId && each.id !== live.replaces && each.status !== "streaming"),
  );
  const last = visible.at(-1);
  const lastQuestion = visible.findLast((each) => each.role === "user");
  const loading = thread !== null && stored.data === undefined && !liveShown;

  const edit = (text: string) => {
    write(text);
    setEditing(true);
    setFocus((count) => count + 1);
  };

  return (
    <div className={styles.conversation}>
      <div className={styles.messages}>
        {loading && <Loading height={240} label="Loading the conversation" />}
        {stored.data?.has_more === true &&
          thread !== null &&
          (limit < 200 ? (
            <Button
              tone="quiet"
              busy={stored.isFetching}
              onClick={() => {
                setLimit(200);
              }}
            >
              Show what was said before
            </Button>
          ) : (
            <p className="muted small">What was said before that is in the exported file.</p>
          ))}
        {visible.length === 0 && !liveShown && !loading && (
          <Start
            page={page}
            onChoose={(question) => {
              write(question);
              setFocus((count) => count + 1);
            }}
          />
        )}
        {visible.length > 0 && <h2 className="sr-only">Conversation</h2>}
        <ol className={styles.list}>
          {visible.map((message) => (
            <li key={message.id}>
              <One
                message={message}
                about={portfolios}
                onEdit={
                  !running && message === lastQuestion
                    ? () => {
                        edit(message.content);
                      }
                    : undefined
                }
                onAgain={
                  !running && message === last && thread !== null
                    ? () => {
                        answerAgain(thread, message.id);
                      }
                    : undefined
                }
              />
            </li>
          ))}
          {asksHere && (
            <li key="question">
              <Question text={live.question ?? ""} />
            </li>
          )}
          {liveShown && (running || live.turn.text !== "") && (
            <li key="answer">
              <Writing live={live} about={portfolios} />
            </li>
          )}
        </ol>
        {live?.failure && !running && finished === undefined && thread !== null && (
          <div className="stack">
            <Trouble
              error={live.failure}
              retry={() => {
                goOn(thread);
              }}
            />
            {live.question !== null && live.turn.runId === null && (
              <div>
                <Button
                  onClick={() => {
                    edit(live.question ?? "");
                    setEditing(false);
                    forget(thread);
                  }}
                >
                  Change the question
                </Button>
              </div>
            )}
          </div>
        )}
        {trouble !== null && <Trouble error={trouble} retry={() => void askNow()} />}
        <div ref={end} className={styles.end} />
      </div>
      <Said live={live} />
      <Composer
        draft={draft}
        onDraft={write}
        onSend={() => void askNow()}
        onStop={() => {
          if (thread !== null) {
            void stop(thread);
          }
        }}
        running={running || opening}
        stopping={live?.stopping ?? false}
        about={about}
        onAbout={() => onAbout?.()}
        editing={editing}
        onCancelEdit={() => {
          setEditing(false);
          write("");
        }}
        focus={focus}
      />
    </div>
  );
}

function One({
  message,
  about,
  onEdit,
  onAgain,
}: {
  message: Stored;
  about: readonly string[];
  onEdit: (() => void) | undefined;
  onAgain: (() => void) | undefined;
}) {
  return message.role === "user" ? (
    <Question text={message.content} onEdit={onEdit} />
  ) : (
    <Reply message={message} about={about} onAgain={onAgain} />
  );
}

function Start({ page, onChoose }: { page: string; onChoose: (question: string) => void }) {
  return (
    <div className={styles.start}>
      <h2>Ask about your portfolios</h2>
      <p className="muted">
        Answers use the figures of these pages, and each figure links to where it stands. Choose a
        question to begin with, or write your own.
      </p>
      <ul>
        {suggestions(page).map((question) => (
          <li key={question}>
            <button
              type="button"
              className={styles.suggestion}
              onClick={() => {
                onChoose(question);
              }}
            >
              {question}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Below the head of the page. */
const TOP = 64;

/** Shows the end, or the beginning of the last question where both do not fit. */
function showLast(end: HTMLElement): void {
  end.scrollIntoView({ block: "end" });
  const question = [...(end.parentElement?.querySelectorAll("[data-asked]") ?? [])].at(-1);
  let scroller = end.parentElement;
  while (scroller !== null && !/auto|scroll/.test(getComputedStyle(scroller).overflowY)) {
    scroller = scroller.parentElement;
  }
  const top = Math.max(TOP, scroller?.getBoundingClientRect().top ?? 0);
  if (question !== undefined && question.getBoundingClientRect().top < top) {
    question.scrollIntoView({ block: "start" });
  }
}

/**
 * Keeps the newest in sight while it grows, until its question is at the top, unless the reader has
 * scrolled away from it. What it hands over brings the next growth into sight in any case.
 */
function useEnd(end: React.RefObject<HTMLDivElement | null>, grown: string): () => void {
  const near = useRef(true);
  useEffect(() => {
    const element = end.current;
    if (element === null || typeof IntersectionObserver !== "function") {
      return;
    }
    const observer = new IntersectionObserver(
      ([entry]) => {
        near.current = entry?.isIntersecting ?? true;
      },
      { rootMargin: "160px" },
    );
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, [end]);
  useEffect(() => {
    if (near.current && end.current !== null) {
      showLast(end.current);
    }
  }, [end, grown]);
  return useCallback(() => {
    near.current = true;
  }, []);
}
