import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { send } from "../../api/client";
import { readAgain, useRead } from "../../query";
import { Button, Dialog, Field, Reading, Trouble } from "../../ui";
import { TagChip } from "./fields";
import styles from "./Holdings.module.css";
import { type Holding, textOf } from "./rows";
import { apply, changesOf, type Failed, type Mark, markOf, type Step } from "./tagging";

const COLOURS = ["#4A90E2", "#0B7A6E", "#A34700", "#7A3EA8", "#8A5A00", "#B42318"];

/** Puts tags on the chosen positions and takes them off; all of it works with the keyboard. */
export function TagDialog({
  open,
  onClose,
  chosen,
  onDone,
}: {
  open: boolean;
  onClose: () => void;
  chosen: readonly Holding[];
  /** told what was done, so that it can be taken back */
  onDone: (said: string, steps: readonly Step[]) => void;
}) {
  const names = chosen.map((each) => textOf(each.row, "symbol"));
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={`Tags of ${chosen.length === 1 ? (names[0] ?? "") : `${String(chosen.length)} positions`}`}
    >
      {chosen.length > 1 && (
        <p className="small muted">
          {names.slice(0, 8).join(", ")}
          {names.length > 8 ? ` and ${String(names.length - 8)} more` : ""}
        </p>
      )}
      <Choice chosen={chosen} onClose={onClose} onDone={onDone} />
    </Dialog>
  );
}

function Choice({
  chosen,
  onClose,
  onDone,
}: {
  chosen: readonly Holding[];
  onClose: () => void;
  onDone: (said: string, steps: readonly Step[]) => void;
}) {
  const queries = useQueryClient();
  const read = useRead("/api/v1/tags", { query: { include_usage_stats: false } });
  const [marks, setMarks] = useState<ReadonlyMap<string, Mark>>(new Map());
  const [name, setName] = useState("");
  const [creating, setCreating] = useState<string | null>(null);
  const [progress, setProgress] = useState<{ done: number; of: number } | null>(null);
  const [failed, setFailed] = useState<readonly Failed[]>([]);

  const create = async (event: FormEvent) => {
    event.preventDefault();
    const wanted = name.trim();
    if (wanted === "") {
      return;
    }
    setCreating(null);
    const here = read.data?.tags ?? [];
    const known = here.find((tag) => tag.name.toLowerCase() === wanted.toLowerCase());
    try {
      const tag =
        known ??
        (await send("post", "/api/v1/tags", {
          body: { name: wanted, color: COLOURS[here.length % COLOURS.length] ?? "#4A90E2" },
        }));
      await read.refetch();
      setMarks((old) => new Map(old).set(tag.id, "all"));
      setName("");
    } catch (error) {
      setCreating(error instanceof Error ? error.message : "It could not be created.");
    }
  };

  const steps = changesOf(chosen, marks);
  const run = async (todo: readonly Step[]) => {
    setFailed([]);
    setProgress({ done: 0, of: todo.length });
    const left = await apply(todo, (done) => {
      setProgress({ done, of: todo.length });
    });
    await readAgain(queries, (address) => /^\/api\/v1\/(tags|views|positions)/.test(address));
    setProgress(null);
    setFailed(left);
    const done = todo.filter((step) => !left.some((each) => each.step === step));
    if (done.length > 0) {
      onDone(`Tags of ${String(done.length)} positions changed.`, done);
    }
    if (left.length === 0) {
      onClose();
    }
  };

  return (
    <>
      <Reading of={read} height={120}>
        {({ tags }) => (
          <fieldset className={styles.choices}>
            <legend className="sr-only">Tags</legend>
            {tags.length === 0 && (
              <p className="muted">You have no tags yet. Name the first one below.</p>
            )}
            {tags.map((tag) => {
              const mark = marks.get(tag.id) ?? markOf(chosen, tag.id);
              return (
                <label key={tag.id} className={styles.choice}>
                  <input
                    type="checkbox"
                    checked={mark === "all"}
                    ref={(box) => {
                      if (box) {
                        box.indeterminate = mark === "some";
                      }
                    }}
                    onChange={() => {
                      setMarks((old) => new Map(old).set(tag.id, mark === "all" ? "none" : "all"));
                    }}
                  />
                  <TagChip name={tag.name} color={tag.color} />
                  {mark === "some" && <span className="small muted">on some of them</span>}
                </label>
              );
            })}
          </fieldset>
        )}
      </Reading>
      <form className={styles.create} onSubmit={(event) => void create(event)}>
        <Field label="New tag" error={creating}>
          {(props) => (
            <input
              {...props}
              value={name}
              maxLength={50}
              autoComplete="off"
              onChange={(event) => {
                setName(event.target.value);
              }}
            />
          )}
        </Field>
        <Button type="submit" disabled={name.trim() === ""}>
          Create
        </Button>
      </form>
      {failed.length > 0 && (
        <Trouble
          error={
            new Error(
              `Not changed: ${failed.map((each) => `${each.step.symbol} (${each.message})`).join(", ")}`,
            )
          }
          retry={() => void run(failed.map((each) => each.step))}
        />
      )}
      <div className="spread">
        <span role="status" className="small muted">
          {progress
            ? `${String(progress.done)} of ${String(progress.of)} positions done`
            : steps.length === 0
              ? "Nothing to change yet."
              : `${String(steps.length)} positions will change.`}
        </span>
        <span className="row">
          <Button onClick={onClose}>Cancel</Button>
          <Button
            tone="primary"
            busy={progress !== null}
            disabled={steps.length === 0}
            onClick={() => void run(steps)}
          >
            Apply
          </Button>
        </span>
      </div>
    </>
  );
}
