/** What choosing tags for many positions changes, and doing it a few at a time. */
import { send } from "../../api/client";
import { type Holding, textOf } from "./rows";

/** Whether all, some or none of the chosen positions carry a tag. */
export type Mark = "all" | "some" | "none";

export interface Step {
  id: string;
  symbol: string;
  add: readonly string[];
  remove: readonly string[];
}

export interface Failed {
  step: Step;
  message: string;
}

export function markOf(chosen: readonly Holding[], tag: string): Mark {
  const count = chosen.filter((each) => each.tags.some((own) => own.id === tag)).length;
  return count === 0 ? "none" : count === chosen.length ? "all" : "some";
}

/** For each position what is put on and taken off; positions that stay as they are are left out. */
export function changesOf(chosen: readonly Holding[], marks: ReadonlyMap<string, Mark>): Step[] {
  return chosen.flatMap((each) => {
    const own = new Set(each.tags.map((tag) => tag.id));
    const add = [...marks].filter(([id, mark]) => mark === "all" && !own.has(id));
    const remove = [...marks].filter(([id, mark]) => mark === "none" && own.has(id));
    return add.length + remove.length === 0
      ? []
      : [
          {
            id: each.id,
            symbol: textOf(each.row, "symbol"),
            add: add.map(([id]) => id),
            remove: remove.map(([id]) => id),
          },
        ];
  });
}

export function reverse(steps: readonly Step[]): Step[] {
  return steps.map((step) => ({ ...step, add: step.remove, remove: step.add }));
}

const AT_ONCE = 4;

/** Does the steps; what fails is told, the rest is done. */
export async function apply(
  steps: readonly Step[],
  progress: (done: number) => void,
  one: (step: Step) => Promise<unknown> = change,
): Promise<Failed[]> {
  const failed: Failed[] = [];
  const waiting = [...steps];
  let done = 0;
  const work = async () => {
    for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) {
      try {
        await one(step);
      } catch (error) {
        failed.push({ step, message: error instanceof Error ? error.message : "failed" });
      }
      done += 1;
      progress(done);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return failed;
}

async function change({ id, add, remove }: Step) {
  if (add.length > 0) {
    await send("post", "/api/v1/positions/{id}/tags", {
      path: { id },
      body: { tag_ids: [...add], replace_existing: false },
    });
  }
  if (remove.length > 0) {
    await send("post", "/api/v1/positions/{id}/tags/remove", {
      path: { id },
      body: { tag_ids: [...remove] },
    });
  }
}
