/** Follows a run: the stream, again after what was seen last when it breaks, and asking otherwise. */
import type { Schemas } from "../../../api";
import { ask, Failure, send, url } from "../../../api/client";
import { add, type Journal, NOTHING, readEvent, type RunEvent, seen } from "./run";
import { eventReader } from "./sse";

export type Connection = "connecting" | "live" | "again" | "asking" | "over";

export interface Polled {
  status: Schemas["RunStatusView"];
  phases: Schemas["StatusView"];
}

export interface Following {
  journal: Journal;
  connection: Connection;
  /** what was asked for, where the stream does not come through */
  polled: Polled | null;
  /** why it cannot be followed at all */
  error: Failure | null;
}

export const START: Following = {
  journal: NOTHING,
  connection: "connecting",
  polled: null,
  error: null,
};

export interface Source {
  /** hands on the events after a number until the stream ends; false if nothing more will come */
  stream: (
    after: number | null,
    onEvent: (event: RunEvent) => void,
    signal: AbortSignal,
  ) => Promise<boolean>;
  poll: (signal: AbortSignal) => Promise<Polled>;
  wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

/** So many breaks in a row without anything new, and it is asked for instead. */
const BREAKS = 3;
const OPEN = ["pending", "running", "queued", "idle"];

const isRefusal = (error: unknown): error is Failure =>
  error instanceof Failure && error.status >= 400 && error.status < 500 && error.status !== 429;

/** Follows until the run is over, it is refused, or the signal says stop. */
export async function follow(
  source: Source,
  onChange: (state: Following) => void,
  signal: AbortSignal,
): Promise<void> {
  let state = START;
  const set = (part: Partial<Following>) => {
    state = { ...state, ...part };
    if (!signal.aborted) {
      onChange(state);
    }
  };
  let breaks = 0;
  while (!signal.aborted) {
    const before = state.journal.size;
    let ended = false;
    try {
      const more = await source.stream(
        seen(state.journal),
        (event) => {
          ended = event.type === "end";
          set({ journal: add(state.journal, event), connection: "live" });
        },
        signal,
      );
      // a gap before the end is asked for again
      const whole = seen(state.journal) === Math.max(...state.journal.keys());
      if (!more || (ended && whole)) {
        if (state.journal.size === 0) {
          set({ polled: await source.poll(signal) });
        }
        set({ connection: "over" });
        return;
      }
    } catch (error) {
      if (signal.aborted) {
        return;
      }
      if (isRefusal(error)) {
        set({ error, connection: "over" });
        return;
      }
    }
    breaks = state.journal.size > before ? 0 : breaks + 1;
    if (breaks >= BREAKS) {
      const over = await asked(source, set, signal);
      if (over) {
        return;
      }
    } else {
      set({ connection: "again" });
      await source.wait(500 * 2 ** breaks, signal);
    }
  }
}

/** Asks five times, then the stream is tried again; true if the run is over. */
async function asked(
  source: Source,
  set: (part: Partial<Following>) => void,
  signal: AbortSignal,
): Promise<boolean> {
  set({ connection: "asking" });
  for (let times = 0; times < 5 && !signal.aborted; times += 1) {
    try {
      const polled = await source.poll(signal);
      set({ polled });
      if (!OPEN.includes(polled.status.status)) {
        set({ connection: "over" });
        return true;
      }
    } catch (error) {
      if (isRefusal(error)) {
        set({ error, connection: "over" });
        return true;
      }
    }
    await source.wait(3000, signal);
  }
  return false;
}

const EVENTS = "/api/v1/portfolios/{id}/batch-status/{run_id}/events";
/** A heartbeat comes every fifteen seconds; without three of them the line is dead. */
const SILENCE = 45_000;

function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener(
      "abort",
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });
}

/** A run about a portfolio on the server. */
export function sourceOf(portfolio: string, run: string): Source {
  const path = { id: portfolio, run_id: run };
  return {
    wait,
    poll: async (signal) => {
      const [status, phases] = await Promise.all([
        send("get", "/api/v1/portfolios/{id}/batch-status/{run_id}", { path, signal }),
        send("get", "/api/v1/onboarding/status/{id}", { path: { id: portfolio }, signal }),
      ]);
      return { status, phases };
    },
    stream: async (after, onEvent, signal) => {
      const dead = new AbortController();
      let timer = setTimeout(() => undefined, 0);
      const alive = () => {
        clearTimeout(timer);
        timer = setTimeout(() => {
          dead.abort();
        }, SILENCE);
      };
      alive();
      try {
        const response = await ask(url(EVENTS, { path }), {
          headers: {
            Accept: "text/event-stream",
            ...(after === null ? {} : { "Last-Event-ID": String(after) }),
          },
          signal: AbortSignal.any([signal, dead.signal]),
        });
        if (response.status === 204 || response.body === null) {
          return false;
        }
        const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
        const read = eventReader((data) => {
          const event = readEvent(data);
          if (event !== null) {
            onEvent(event);
          }
        });
        for (;;) {
          const piece = await reader.read();
          if (piece.done) {
            return true;
          }
          alive();
          read(piece.value);
        }
      } finally {
        clearTimeout(timer);
      }
    },
  };
}
