/** Follows a turn to its end, over as many connections as it takes. */
import { Failure } from "../../api/client";
import { envelope, parser } from "./sse";
import { apply, isBehind, type Turn } from "./turn";

export type Link =
  | { state: "connecting" }
  | { state: "open" }
  /** cut: connects again after so many milliseconds */
  | { state: "lost"; attempt: number; wait: number };

export interface Wire {
  /** asks the question; a second time with the same key it brings the same events */
  begin: ((signal: AbortSignal) => Promise<Response>) | null;
  /** the events after a number */
  resume: (run: string, seq: number, signal: AbortSignal) => Promise<Response>;
  onTurn: (turn: Turn) => void;
  onLink: (link: Link) => void;
  signal: AbortSignal;
  /** resolves after a time, or sooner if connecting may work again */
  sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** longest silence; the server sends a sign of life every fifteen seconds */
  silence?: number;
}

const TRIES_TO_BEGIN = 3;
const TRIES_TO_RESUME = 9;

/** Time before a further attempt: soon at first, then ever later. */
export function backoff(attempt: number): number {
  return Math.min(15_000, 250 * 2 ** attempt);
}

/** A refusal that stays one, however often it is asked; before the first event any is. */
function isFinal(error: unknown, begun: boolean): boolean {
  return (
    error instanceof Failure &&
    error.status !== 0 &&
    (!begun || (error.status < 500 && error.status !== 408 && error.status !== 429))
  );
}

async function read(
  response: Response,
  turn: Turn,
  onTurn: (turn: Turn) => void,
  silence: number,
): Promise<Turn> {
  const reader = response.body?.getReader();
  if (reader === undefined) {
    return turn;
  }
  const blocks = parser();
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    for (;;) {
      const quiet = new Promise<never>((_, refuse) => {
        timer = setTimeout(() => {
          refuse(new Failure(0, null, "The server fell silent."));
        }, silence);
      });
      const { done, value } = await Promise.race([reader.read(), quiet]);
      clearTimeout(timer);
      if (done) {
        return turn;
      }
      const before = turn;
      for (const block of blocks(value)) {
        const event = envelope(block);
        turn = event === null ? turn : apply(turn, event);
      }
      if (turn !== before) {
        onTurn(turn);
      }
      // within one connection events come in their order: one that is missing is lost
      if (turn.end !== null || isBehind(turn)) {
        return turn;
      }
    }
  } catch (error) {
    throw new Cut(turn, error);
  } finally {
    clearTimeout(timer);
    void reader.cancel().catch(() => undefined);
  }
}

/** A connection that broke, with what had arrived. */
class Cut extends Error {
  readonly turn: Turn;
  constructor(turn: Turn, cause: unknown) {
    super("The stream was cut.", { cause });
    this.turn = turn;
  }
}

/**
 * Returns the turn with its end. Without one, the server has nothing more to tell (its stored
 * message says how it ended). Throws what refuses it for good, and gives up after a while.
 */
export async function follow(start: Turn, wire: Wire): Promise<Turn> {
  const { signal } = wire;
  let turn = start;
  let attempt = 0;
  wire.onLink({ state: "connecting" });
  for (;;) {
    const before = turn.seq;
    let trouble: unknown = new Failure(0, null, "The connection was cut.");
    try {
      const response =
        turn.runId === null && wire.begin !== null
          ? await wire.begin(signal)
          : await wire.resume(turn.runId ?? "", turn.seq, signal);
      if (response.status === 204) {
        return turn;
      }
      const run = response.headers.get("X-Run-Id");
      if (turn.runId === null && run !== null) {
        turn = { ...turn, runId: run };
        wire.onTurn(turn);
      }
      wire.onLink({ state: "open" });
      turn = await read(response, turn, wire.onTurn, wire.silence ?? 45_000);
    } catch (error) {
      if (error instanceof Cut) {
        turn = error.turn;
      } else {
        trouble = error;
      }
    }
    if (turn.end !== null || signal.aborted) {
      return turn;
    }
    const begun = turn.runId !== null;
    if (isFinal(trouble, begun)) {
      throw trouble;
    }
    attempt = turn.seq > before ? 0 : attempt + 1;
    if (attempt >= (begun ? TRIES_TO_RESUME : TRIES_TO_BEGIN)) {
      throw trouble;
    }
    const wait = backoff(attempt);
    wire.onLink({ state: "lost", attempt, wait });
    await wire.sleep(wait, signal);
    if (signal.aborted) {
      return turn;
    }
  }
}

/** Waits, but not longer than until the browser has a network again. */
export function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      window.removeEventListener("online", done);
      signal.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    window.addEventListener("online", done);
    signal.addEventListener("abort", done);
  });
}
