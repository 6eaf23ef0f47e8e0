import { useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { DropdownMenu } from "radix-ui";
import { Ellipsis, Plus } from "lucide-react";
import { useDeferredValue, useState } from "react";
import type { Schemas } from "../../api";
import { send } from "../../api/client";
import { save } from "../../lib/save";
import { useFormat } from "../../lib/taste";
import { readAgain, useChange, useRead } from "../../query";
import { Button, Dialog, Empty, Field, Reading, Trouble } from "../../ui";
import { withoutAmounts } from "./marks";
import { exported } from "./exported";
import { forget } from "./live";
import styles from "./Threads.module.css";

type Thread = Schemas["Conversation"];

const LIST = "/api/v1/chat/conversations";
const STEP = 25;

/** All conversations, newest first. */
export function Threads({ current }: { current: string | null }) {
  const [words, setWords] = useState("");
  const [limit, setLimit] = useState(STEP);
  const search = useDeferredValue(words.trim());
  const list = useRead(LIST, {
    query: { limit, ...(search === "" ? {} : { search }) },
    keep: true,
  });
  const [all, setAll] = useState(false);
  return (
    <nav className={styles.threads} aria-label="Conversations">
      <Link to="/analyst" className={styles.fresh}>
        <Plus size={16} aria-hidden /> New conversation
      </Link>
      <label>
        <span className="sr-only">Search the conversations</span>
        <input
          type="search"
          className={styles.search}
          placeholder="Search"
          value={words}
          onChange={(event) => {
            setWords(event.target.value);
            setLimit(STEP);
          }}
        />
      </label>
      <Reading of={list} height={120}>
        {(threads) =>
          threads.length === 0 ? (
            search === "" ? (
              <p className="muted small">What you ask is kept here until you delete it.</p>
            ) : (
              <Empty title="Nothing found">No conversation holds “{search}”.</Empty>
            )
          ) : (
            <>
              <ul className={styles.list}>
                {threads.map((thread) => (
                  <Entry key={thread.id} thread={thread} current={thread.id === current} />
                ))}
              </ul>
              {threads.length >= limit && limit < 100 && (
                <Button
                  tone="quiet"
                  busy={list.isFetching}
                  onClick={() => {
                    setLimit(limit + STEP);
                  }}
                >
                  Show more
                </Button>
              )}
              {search === "" && (
                <Button
                  tone="quiet"
                  className={styles.all ?? ""}
                  onClick={() => {
                    setAll(true);
                  }}
                >
                  Delete everything
                </Button>
              )}
            </>
          )
        }
      </Reading>
      <Dialog
        open={all}
        onClose={() => {
          setAll(false);
        }}
        title="Delete all that the analyst keeps?"
      >
        <DeleteAll
          onDone={() => {
            setAll(false);
          }}
        />
      </Dialog>
    </nav>
  );
}

function titleOf(thread: Thread, hidden: boolean): string {
  const title = thread.title ?? "New conversation";
  return hidden ? withoutAmounts(title) : title;
}

function Entry({ thread, current }: { thread: Thread; current: boolean }) {
  const format = useFormat();
  const [dialog, setDialog] = useState<"rename" | "delete" | null>(null);
  const [trouble, setTrouble] = useState<unknown>(null);
  const title = titleOf(thread, format.manner.hidden);
  const close = () => {
    setDialog(null);
  };
  const download = async (kind: "json" | "md") => {
    setTrouble(null);
    try {
      const whole = await send("get", "/api/v1/chat/conversations/{id}/export", {
        path: { id: thread.id },
      });
      const { name, content, type } = exported(whole, kind, format);
      save(name, content, type);
    } catch (error) {
      setTrouble(error);
    }
  };
  return (
    <li className={styles.entry} data-current={current}>
      <Link
        to="/analyst/$thread"
        params={{ thread: thread.id }}
        aria-current={current ? "page" : undefined}
        title={title}
      >
        <span className={styles.title}>{title}</span>
        <span className="small muted">{format.moment(thread.updated_at)}</span>
      </Link>
      <DropdownMenu.Root modal={false}>
        <DropdownMenu.Trigger className={styles.more} aria-label={`What to do with ${title}`}>
          <Ellipsis size={16} aria-hidden />
        </DropdownMenu.Trigger>
        <DropdownMenu.Portal>
          <DropdownMenu.Content className={styles.menu} align="end" sideOffset={4}>
            <DropdownMenu.Item
              onSelect={() => {
                setDialog("rename");
              }}
            >
              Rename
            </DropdownMenu.Item>
            <DropdownMenu.Item onSelect={() => void download("md")}>Save as text</DropdownMenu.Item>
            <DropdownMenu.Item onSelect={() => void download("json")}>
              Save with all that was looked up
            </DropdownMenu.Item>
            <DropdownMenu.Item
              onSelect={() => {
                setDialog("delete");
              }}
            >
              Delete
            </DropdownMenu.Item>
          </DropdownMenu.Content>
        </DropdownMenu.Portal>
      </DropdownMenu.Root>
      {trouble !== null && <Trouble error={trouble} />}
      <Dialog open={dialog === "rename"} onClose={close} title="Rename the conversation">
        <Rename thread={thread} onDone={close} />
      </Dialog>
      <Dialog open={dialog === "delete"} onClose={close} title="Delete the conversation?">
        <Delete thread={thread} title={title} current={current} onDone={close} />
      </Dialog>
    </li>
  );
}

function Rename({ thread, onDone }: { thread: Thread; onDone: () => void }) {
  const [title, setTitle] = useState(thread.title ?? "");
  const rename = useChange("patch", "/api/v1/chat/conversations/{id}", [LIST]);
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        rename.mutate(
          { path: { id: thread.id }, body: { title: title.trim() } },
          { onSuccess: onDone },
        );
      }}
    >
      <Field label="Title" error={rename.error?.message}>
        {(props) => (
          <input
            {...props}
            value={title}
            maxLength={200}
            onChange={(event) => {
              setTitle(event.target.value);
            }}
          />
        )}
      </Field>
      <div className="row">
        <Button type="submit" tone="primary" busy={rename.isPending} disabled={title.trim() === ""}>
          Save
        </Button>
        <Button onClick={onDone}>Cancel</Button>
      </div>
    </form>
  );
}

function Delete({
  thread,
  title,
  current,
  onDone,
}: {
  thread: Thread;
  title: string;
  current: boolean;
  onDone: () => void;
}) {
  const navigate = useNavigate();
  // the messages of what is gone are not asked for once more
  const queries = useQueryClient();
  const remove = useChange("delete", "/api/v1/chat/conversations/{id}", []);
  return (
    <div className="stack">
      <p>
        “{title}” and all that was said in it are deleted for good. An answer that is being written
        stops. The answers still count for this month.
      </p>
      {remove.error && <Trouble error={remove.error} />}
      <div className="row">
        <Button
          tone="danger"
          busy={remove.isPending}
          onClick={() => {
            remove.mutate(
              { path: { id: thread.id } },
              {
                onSuccess: () => {
                  forget(thread.id);
                  onDone();
                  if (current) {
                    void navigate({ to: "/analyst" });
                  }
                  void readAgain(queries, (address) => address === LIST);
                },
              },
            );
          }}
        >
          Delete
        </Button>
        <Button onClick={onDone}>Cancel</Button>
      </div>
    </div>
  );
}

function DeleteAll({ onDone }: { onDone: () => void }) {
  const navigate = useNavigate();
  const remove = useChange("delete", "/api/v1/chat/data", ["/api/v1/chat", "/api/v1/insights"]);
  return (
    <div className="stack">
      <p>
        All conversations are deleted for good, with every question and answer, and with them your
        memories, insights and votes.
      </p>
      {remove.error && <Trouble error={remove.error} />}
      <div className="row">
        <Button
          tone="danger"
          busy={remove.isPending}
          onClick={() => {
            remove.mutate(
              {},
              {
                onSuccess: () => {
                  onDone();
                  void navigate({ to: "/analyst" });
                },
              },
            );
          }}
        >
          Delete all
        </Button>
        <Button onClick={onDone}>Cancel</Button>
      </div>
    </div>
  );
}
