import { afterEach, describe, expect, it, vi } from "vitest";
import { type RunEvent } from "./run";
import { follow, pauseAfter, splitter } from "./stream";

const TEXT =
  ': heartbeat\n\nid: 1\nevent: log\ndata: {"a":1}\n\nid: 2\nevent: end\ndata: {\n' + "data: }\n\n";

describe("the splitter", () => {
  it("gives the same events wherever the text is cut", () => {
    const whole = splitter()(TEXT);
    expect(whole).toEqual([
      { id: "1", event: "log", data: '{"a":1}' },
      { id: "2", event: "end", data: "{\n}" },
    ]);
    for (let cut = 0; cut <= TEXT.length; cut++) {
      const split = splitter();
      expect([...split(TEXT.slice(0, cut)), ...split(TEXT.slice(cut))]).toEqual(whole);
    }
  });

  it("keeps what is not complete", () => {
    expect(splitter()("id: 1\nevent: log\ndata: {}")).toEqual([]);
  });
});

describe("following", () => {
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.useRealTimers();
  });

  it("goes on after the last event when it is cut, and stops at the end", async () => {
    vi.useFakeTimers();
    const asked: (string | null)[] = [];
    const answers = ["id: 1\nevent: log\ndata: {}\n\n", "id: 2\nevent: end\ndata: {}\n\n"];
    vi.stubGlobal("fetch", (_: string, init: RequestInit) => {
      asked.push(new Headers(init.headers).get("Last-Event-ID"));
      return Promise.resolve(new Response(answers[asked.length - 1]));
    });
    const events: RunEvent[] = [];
    const lines: string[] = [];
    const ended = follow("/x", {
      signal: new AbortController().signal,
      onEvent: (event) => events.push(event),
      onLine: (line) => lines.push(line),
      seen: () => Number(events.at(-1)?.id ?? 0),
      isEnd: (event) => event.event === "end",
    });
    await vi.advanceTimersByTimeAsync(2000);
    await ended;
    expect(asked).toEqual([null, "1"]);
    expect(events.map((event) => event.id)).toEqual(["1", "2"]);
    expect(lines).toEqual(["connecting", "live", "waiting", "connecting", "live", "over"]);
  });

  it("stops when nothing more will come, or when it is refused", async () => {
    for (const answer of [
      new Response(null, { status: 204 }),
      new Response('{"detail":"No such run."}', { status: 404 }),
    ]) {
      vi.stubGlobal("fetch", () => Promise.resolve(answer));
      const lines: string[] = [];
      await follow("/x", {
        signal: new AbortController().signal,
        onEvent: () => undefined,
        onLine: (line) => lines.push(line),
        seen: () => 0,
        isEnd: () => false,
      });
      expect(lines.at(-1)).toBe("over");
    }
  });

  it("waits longer each time, but not for ever", () => {
    expect(pauseAfter(0)).toBe(500);
    expect(pauseAfter(3)).toBe(4000);
    expect(pauseAfter(50)).toBe(30_000);
  });
});
