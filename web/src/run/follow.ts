/** Follows a run: the stream, again after what was seen last when it breaks, and asking otherwise. */
import { ask, Failure } from "../api/client";
import { add, type Journal, NOTHING, readEvent, type RunEvent, seen } from "./run";
import { eventReader } from "./sse";

export type Connection = "connecting" | "live" | "again" | "asking" | "over";

/** How a run is known; `P` is what an ask for its state gives. */
export interface Following<P> {
  journal: Journal;
  connection: Connection;
  /** what was asked for, where the stream does not come through */
  polled: P | null;
  /** why it cannot be followed at all */
  error: Failure | null;
}

export const START: Following<never> = {
  journal: NOTHING,
  connection: "connecting",
  polled: null,
  error: null,
};

export interface Source<P> {
  /** hands on the events after a number until the stream ends; false if nothing more will come */
  stream: (
    after: number | null,
    onEvent: (event: RunEvent) => void,
    signal: AbortSignal,
  ) => Promise<boolean>;
  poll: (signal: AbortSignal) => Promise<P>;
  /** whether the run is over by what an ask gave */
  isOver: (polled: P) => boolean;
  wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

/** So many breaks in a row without anything new, and it is asked for instead. */
const BREAKS = 3;

const isRefusal = (error: unknown): error is Failure =>
  error instanceof Failure && error.status >= 400 && error.status < 500 && error.status !== 429;

/** Follows until the run is over, it is refused, or the signal says stop. */
export async function follow<P>(
  source: Source<P>,
  onChange: (state: Following<P>) => void,
  signal: AbortSignal,
): Promise<void> {
  let state: Following<P> = START;
  const set = (part: Partial<Following<P>>) => {
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
async function asked<P>(
  source: Source<P>,
  set: (part: Partial<Following<P>>) => void,
  signal: AbortSignal,
): Promise<boolean> {
  set({ connection: "asking" });
  for (let times = 0; times < 5 && !signal.aborted; times += 1) {
    try {
      const polled = await source.poll(signal);
      set({ polled });
      if (source.isOver(polled)) {
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

/** A heartbeat comes every fifteen seconds; without three of them the line is dead. */
const SILENCE = 45_000;

export function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
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

/** Reads the events at an address of the server. */
export function streamOf(address: string): Source<unknown>["stream"] {
  return async (after, onEvent, signal) => {
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
      const response = await ask(address, {
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
  };
}
