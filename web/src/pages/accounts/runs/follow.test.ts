import { describe, expect, it } from "vitest";
import type { Schemas } from "../../../api";
import { Failure } from "../../../api/client";
import { follow, type Following, type Source } from "./follow";
import { type RunEvent, screenOf } from "./run";

const at = (seq: number) => new Date(1_790_000_000_000 + seq * 1000).toISOString();
const ALL: RunEvent[] = Array.from({ length: 9 }, (_, index) => ({
  seq: index + 1,
  type: index === 8 ? "end" : index % 2 === 0 ? "log" : "progress",
  timestamp: at(index + 1),
  level: "info",
  message: "",
  data:
    index === 8
      ? { state: "SUCCEEDED" }
      : { phase: "RISK", state: "RUNNING", total: 9, done: index },
}));

const polled = (status: string) => ({
  status: {
    status,
    batch_run_id: "r",
    portfolio_id: "p",
    started_at: at(0),
    triggered_by: "a",
    elapsed_seconds: 3,
    message: null,
  },
  phases: { status, phases: [] as unknown } as Schemas["StatusView"],
});

async function play(source: Partial<Source>): Promise<Following[]> {
  const states: Following[] = [];
  await follow(
    {
      stream: () => Promise.reject(new Failure(0, null, "gone")),
      poll: () => Promise.resolve(polled("completed")),
      wait: () => Promise.resolve(),
      ...source,
    },
    (state) => states.push(state),
    new AbortController().signal,
  );
  return states;
}

describe("following a run", () => {
  it("goes on after what it saw, wherever the stream is cut", async () => {
    for (let cut = 0; cut < ALL.length; cut += 1) {
      const asked: (number | null)[] = [];
      const states = await play({
        stream: (after, onEvent) => {
          asked.push(after);
          const rest = ALL.filter((event) => event.seq > (after ?? 0));
          (asked.length === 1 ? rest.slice(0, cut) : rest).forEach(onEvent);
          return asked.length === 1
            ? Promise.reject(new Failure(0, null, "cut"))
            : Promise.resolve(true);
        },
      });
      const last = states.at(-1);
      expect(asked).toEqual([null, cut === 0 ? null : cut]);
      expect(last?.connection).toBe("over");
      expect([...(last?.journal.keys() ?? [])]).toEqual(ALL.map((event) => event.seq));
      expect(last && screenOf(last.journal).end).toBe("SUCCEEDED");
    }
  });

  it("asks again for what was lost before the end", async () => {
    let times = 0;
    const states = await play({
      stream: (after, onEvent) => {
        times += 1;
        ALL.filter(({ seq }) => seq > (after ?? 0) && (times > 1 || seq !== 4)).forEach(onEvent);
        return Promise.resolve(true);
      },
    });
    expect(times).toBe(2);
    expect(states.at(-1)?.journal.size).toBe(9);
  });

  it("asks for the state where no stream comes through", async () => {
    const states = await play({});
    expect(states.some((state) => state.connection === "asking")).toBe(true);
    expect(states.at(-1)?.polled?.status.status).toBe("completed");
    expect(states.at(-1)?.connection).toBe("over");
  });

  it("says why it is refused, and asks no more", async () => {
    let times = 0;
    const states = await play({
      stream: () => {
        times += 1;
        return Promise.reject(new Failure(404, null, "There is no such run."));
      },
    });
    expect(times).toBe(1);
    expect(states.at(-1)?.error?.message).toBe("There is no such run.");
  });

  it("knows the state of one that ended long ago", async () => {
    const states = await play({ stream: () => Promise.resolve(false) });
    expect(states.at(-1)?.polled?.status.status).toBe("completed");
  });
});
