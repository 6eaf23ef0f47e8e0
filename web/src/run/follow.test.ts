import { afterEach, describe, expect, it, vi } from "vitest";
import { Failure } from "../api/client";
import { follow, type Following, type Source, streamOf } from "./follow";
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

async function play(source: Partial<Source<string>>): Promise<Following<string>[]> {
  const states: Following<string>[] = [];
  await follow(
    {
      stream: () => Promise.reject(new Failure(0, null, "gone")),
      poll: () => Promise.resolve("completed"),
      isOver: (state) => state !== "running",
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
    expect(states.at(-1)?.polled).toBe("completed");
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
    expect(states.at(-1)?.polled).toBe("completed");
  });
});

describe("the stream of a run", () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it("asks for what comes after a number, and says when nothing more will come", async () => {
    const asked: (string | null)[] = [];
    const answers = [
      new Response(ALL.map((each) => `data: ${JSON.stringify(each)}\n\n`).join("")),
      new Response(null, { status: 204 }),
    ];
    vi.stubGlobal("fetch", (_: string, init: RequestInit) => {
      asked.push(new Headers(init.headers).get("Last-Event-ID"));
      return Promise.resolve(answers[asked.length - 1]);
    });
    const got: RunEvent[] = [];
    const stream = streamOf("/x");
    const take = (event: RunEvent) => {
      got.push(event);
    };
    expect(await stream(null, take, new AbortController().signal)).toBe(true);
    expect(await stream(9, take, new AbortController().signal)).toBe(false);
    expect(asked).toEqual([null, "9"]);
    expect(got).toEqual(ALL);
  });
});
