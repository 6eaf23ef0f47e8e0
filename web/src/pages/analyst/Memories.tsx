import { Pencil, Trash2 } from "lucide-react";
import { useState } from "react";
import type { Schemas } from "../../api";
import { Failure } from "../../api/client";
import { useFormat } from "../../lib/taste";
import { useChange, useRead } from "../../query";
import { usePortfolios } from "../../shell/scope";
import {
  Button,
  Card,
  Chip,
  Dialog,
  Empty,
  IconButton,
  Reading,
  Segments,
  Trouble,
} from "../../ui";
import { MemoryForm } from "./MemoryForm";
import { withoutAmounts } from "./marks";
import styles from "./Lists.module.css";

type Memory = Schemas["Memory"];

const AT = "/api/v1/chat/memories";
const ONE = "/api/v1/chat/memories/{id}";

/** What the analyst keeps in mind: seen, changed and erased by the one it is about. */
export function Memories() {
  const format = useFormat();
  const [state, setState] = useState<"kept" | "forgotten">("kept");
  const [adding, setAdding] = useState(false);
  const [erasing, setErasing] = useState(false);
  const [gone, setGone] = useState<Memory | null>(null);
  const list = useRead(AT, {
    query: { limit: 100, ...(state === "forgotten" ? { state } : {}) },
    keep: true,
  });
  const count = useRead("/api/v1/chat/memories/count");
  const restore = useChange("post", "/api/v1/chat/memories/{id}/restore", [AT]);
  const full = count.data !== undefined && count.data.count >= count.data.max_allowed;
  const down = list.error instanceof Failure && list.error.status === 503;

  return (
    <Card
      title="What the analyst remembers"
      note="It uses these sentences when it answers you, and nothing else about you. Proposals are not used until you agree."
      actions={
        <>
          {count.data && (
            <Chip tone={full ? "warning" : "plain"}>
              {format.count(count.data.count)} of {format.count(count.data.max_allowed)}
            </Chip>
          )}
          <Button
            tone="primary"
            disabled={full || down}
            title={full ? "All places are taken. Delete one first." : undefined}
            onClick={() => {
              setAdding(true);
            }}
          >
            Add a memory
          </Button>
        </>
      }
    >
      <div className="spread">
        <Segments
          label="Which memories"
          value={state}
          onChange={setState}
          options={[
            { id: "kept", label: "Kept" },
            { id: "forgotten", label: "Deleted lately" },
          ]}
        />
        {(count.data?.count ?? 0) > 0 && (
          <Button
            tone="quiet"
            onClick={() => {
              setErasing(true);
            }}
          >
            Delete all
          </Button>
        )}
      </div>
      <div role="status" className={styles.undo}>
        {gone !== null && (
          <>
            <span>“{short(gone.content)}” is deleted and no longer used.</span>
            <Button
              busy={restore.isPending}
              onClick={() => {
                restore.mutate(
                  { path: { id: gone.id } },
                  {
                    onSuccess: () => {
                      setGone(null);
                    },
                  },
                );
              }}
            >
              Undo
            </Button>
            {restore.error && <span className={styles.wrong}>{restore.error.message}</span>}
          </>
        )}
      </div>
      {down && (
        <p>Memories are in a database that does not answer now. Conversations work without them.</p>
      )}
      <Reading of={list} height={160}>
        {({ memories }) =>
          memories.length === 0 ? (
            <Empty
              title={state === "kept" ? "Nothing is remembered" : "Nothing was deleted lately"}
            >
              {state === "kept"
                ? "Add what the analyst should know, such as: I think in percent. Or: I cannot sell my employer's shares."
                : "What you delete can be brought back for 30 days."}
            </Empty>
          ) : (
            <ul className={styles.rows}>
              {memories.map((memory) => (
                <Row
                  key={memory.id}
                  memory={memory}
                  onGone={() => {
                    setGone(memory);
                  }}
                />
              ))}
            </ul>
          )
        }
      </Reading>
      <Dialog
        open={adding}
        onClose={() => {
          setAdding(false);
        }}
        title="Add a memory"
      >
        <MemoryForm
          onDone={() => {
            setAdding(false);
            setState("kept");
          }}
        />
      </Dialog>
      <Dialog
        open={erasing}
        onClose={() => {
          setErasing(false);
        }}
        title="Delete all memories?"
      >
        <EraseAll
          onDone={() => {
            setErasing(false);
            setGone(null);
          }}
        />
      </Dialog>
    </Card>
  );
}

function short(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

const SOURCES: Readonly<Record<string, string>> = {
  user: "Written by you",
  words: "From a question of yours",
  feedback_learning: "From a judgement of yours",
  pattern_analysis: "From several judgements of yours",
};

function Row({ memory, onGone }: { memory: Memory; onGone: () => void }) {
  const format = useFormat();
  const portfolios = usePortfolios().data;
  const [editing, setEditing] = useState(false);
  const agree = useChange("patch", ONE, [AT]);
  const remove = useChange("delete", ONE, [AT]);
  const restore = useChange("post", "/api/v1/chat/memories/{id}/restore", [AT]);
  const trouble = agree.error ?? remove.error ?? restore.error;
  const portfolio = portfolios?.find((each) => each.id === memory.tags["portfolio_id"]);
  const content = format.manner.hidden ? withoutAmounts(memory.content) : memory.content;
  return (
    <li className={styles.row}>
      <div className={styles.main}>
        <p>{content}</p>
        <p className="row small muted">
          {memory.state === "proposed" && (
            <Chip tone="accent" title="Not used until you agree">
              Proposal
            </Chip>
          )}
          <span>{SOURCES[memory.source] ?? memory.source}</span>
          <span>{format.day(memory.created_at)}</span>
          <span>
            {memory.scope === "portfolio"
              ? `About ${portfolio?.name ?? "a portfolio"}`
              : "About you"}
          </span>
          {memory.expires_at !== null && <span>until {format.day(memory.expires_at)}</span>}
        </p>
        {trouble && <Trouble error={trouble} />}
      </div>
      <div className={styles.buttons}>
        {memory.state === "forgotten" ? (
          <Button
            busy={restore.isPending}
            onClick={() => {
              restore.mutate({ path: { id: memory.id } });
            }}
          >
            Bring back
          </Button>
        ) : (
          <>
            {memory.state === "proposed" && (
              <Button
                busy={agree.isPending}
                onClick={() => {
                  agree.mutate({ path: { id: memory.id }, body: { state: "approved" } });
                }}
              >
                Agree
              </Button>
            )}
            <IconButton
              label={`Edit: ${short(content)}`}
              onClick={() => {
                setEditing(true);
              }}
            >
              <Pencil size={16} />
            </IconButton>
            <IconButton
              label={`Delete: ${short(content)}`}
              disabled={remove.isPending}
              onClick={() => {
                remove.mutate({ path: { id: memory.id } }, { onSuccess: onGone });
              }}
            >
              <Trash2 size={16} />
            </IconButton>
          </>
        )}
      </div>
      <Dialog
        open={editing}
        onClose={() => {
          setEditing(false);
        }}
        title="Edit the memory"
      >
        <MemoryForm
          memory={memory}
          onDone={() => {
            setEditing(false);
          }}
        />
      </Dialog>
    </li>
  );
}

function EraseAll({ onDone }: { onDone: () => void }) {
  const erase = useChange("delete", AT, [AT]);
  return (
    <div className="stack">
      <p>
        All memories are deleted for good, also those deleted lately. This cannot be undone.
        Conversations stay.
      </p>
      {erase.error && <Trouble error={erase.error} />}
      <div className="row">
        <Button
          tone="danger"
          busy={erase.isPending}
          onClick={() => {
            erase.mutate({}, { onSuccess: onDone });
          }}
        >
          Delete all
        </Button>
        <Button onClick={onDone}>Cancel</Button>
      </div>
    </div>
  );
}
