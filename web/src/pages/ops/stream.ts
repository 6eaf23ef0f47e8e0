/** Reads a stream of server-sent events, and goes on after what was read when it is cut. */
import { ask, Failure } from "../../api/client";
import type { RunEvent } from "./run";

/** Takes text as it arrives, and gives the events that are complete. */
export function splitter(): (chunk: string) => readonly RunEvent[] {
  let rest = "";
  return (chunk) => {
    rest += chunk;
    const blocks = rest.split(/\r?\n\r?\n/);
    rest = blocks.pop() ?? "";
    return blocks.flatMap((block) => {
      const event: RunEvent = { id: null, event: "message", data: "" };
      const data: string[] = [];
      for (const line of block.split(/\r?\n/)) {
        const parts = /^(id|event|data):? ?(.*)$/.exec(line);
        if (parts === null) {
          continue; // a heartbeat
        }
        const value = parts[2] ?? "";
        if (parts[1] === "data") {
          data.push(value);
        } else if (parts[1] === "id") {
          event.id = value;
        } else {
          event.event = value;
        }
      }
      return data.length === 0 ? [] : [{ ...event, data: data.join("\n") }];
    });
  };
}

export type Line = "connecting" | "live" | "waiting" | "over";

/** How long to wait before the next try, in milliseconds. */
export function pauseAfter(failures: number): number {
  return Math.min(30_000, 500 * 2 ** Math.min(failures, 8));
}

/** A stream that is silent for longer than this is taken for cut; heartbeats come more often. */
const SILENCE = 60_000;

/** Follows a stream until it ends or nobody listens any more. */
export async function follow(
  address: string,
  options: {
    signal: AbortSignal;
    onEvent: (event: RunEvent) => void;
    onLine: (line: Line, error?: string) => void;
    /** number of the newest event that was read */
    seen: () => number;
    isEnd: (event: RunEvent) => boolean;
  },
): Promise<void> {
  const { signal, onEvent, onLine, seen, isEnd } = options;
  let failures = 0;
  while (!signal.aborted) {
    onLine("connecting");
    const cut = new AbortController();
    const stop = () => {
      cut.abort();
    };
    signal.addEventListener("abort", stop);
    let timer = setTimeout(stop, SILENCE);
    let why = "The stream was cut.";
    try {
      const response = await ask(address, {
        headers: {
          Accept: "text/event-stream",
          ...(seen() > 0 ? { "Last-Event-ID": String(seen()) } : {}),
        },
        signal: cut.signal,
      });
      if (response.status === 204 || response.body === null) {
        onLine("over");
        return;
      }
      onLine("live");
      const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
      const split = splitter();
      for (;;) {
        const part = await reader.read();
        clearTimeout(timer);
        timer = setTimeout(stop, SILENCE);
        if (part.done) {
          break;
        }
        failures = 0;
        for (const event of split(part.value)) {
          onEvent(event);
          if (isEnd(event)) {
            onLine("over");
            cut.abort();
            return;
          }
        }
      }
    } catch (error) {
      if (signal.aborted) {
        return;
      }
      if (error instanceof Failure && error.status >= 400 && error.status < 500) {
        onLine("over", error.message);
        return;
      }
      why = error instanceof Failure ? error.message : why;
    } finally {
      clearTimeout(timer);
      signal.removeEventListener("abort", stop);
    }
    onLine("waiting", why);
    await new Promise((resolve) => setTimeout(resolve, pauseAfter(failures)));
    failures++;
  }
}
