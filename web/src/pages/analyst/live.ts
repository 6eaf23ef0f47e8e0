/** The turns under way; they outlive the page that began them, so that one may look elsewhere. */
import { useSyncExternalStore } from "react";
import type { Schemas } from "../../api";
import { ask, Failure, send, url } from "../../api/client";
import { client, readAgain } from "../../query";
import { follow, type Link, sleep } from "./stream";
import { NOTHING, stopped, type Turn } from "./turn";

export type Context = Schemas["UiContext"];

export interface Live {
  conversation: string;
  /** null for another answer to a question that is there already */
  question: string | null;
  context: Context;
  /** the answer whose place it takes */
  replaces: string | null;
  asked: string;
  turn: Turn;
  link: Link;
  stopping: boolean;
  /** why it was not taken, or cannot be followed any more */
  failure: Error | null;
  running: boolean;
}

interface Kept {
  live: Live;
  control: AbortController;
  key: string;
}

const going = new Map<string, Kept>();
/** what runs looked up, by their id: messages do not say it */
const runs = new Map<string, Turn>();
const listeners = new Set<() => void>();
let waiting: ReturnType<typeof setTimeout> | null = null;

function tell(): void {
  if (waiting !== null) {
    clearTimeout(waiting);
    waiting = null;
  }
  listeners.forEach((each) => {
    each();
  });
}

/** Text comes in small pieces: a few of them are shown at once. */
function tellSoon(): void {
  waiting ??= setTimeout(tell, 50);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useLive(conversation: string | null): Live | undefined {
  return useSyncExternalStore(subscribe, () =>
    conversation === null ? undefined : going.get(conversation)?.live,
  );
}

export function useRun(run: string | null): Turn | undefined {
  return useSyncExternalStore(subscribe, () => (run === null ? undefined : runs.get(run)));
}

function change(conversation: string, part: Partial<Live>): void {
  const kept = going.get(conversation);
  if (kept !== undefined) {
    kept.live = { ...kept.live, ...part };
  }
}

function keep(turn: Turn): void {
  if (turn.runId !== null) {
    runs.set(turn.runId, turn);
  }
}

function events(run: string, seq: number, signal: AbortSignal): Promise<Response> {
  return ask(url("/api/v1/chat/runs/{run_id}/events", { path: { run_id: run } }), {
    signal,
    headers: {
      Accept: "text/event-stream",
      ...(seq < 0 ? {} : { "Last-Event-ID": `${run}:${String(seq)}` }),
    },
  });
}

/** What an answer changed is read again. */
async function refresh(conversation: string): Promise<void> {
  await readAgain(
    client,
    (address, path) =>
      address === "/api/v1/chat/usage" ||
      address === "/api/v1/chat/conversations" ||
      (address.startsWith("/api/v1/chat/conversations/{id}") &&
        (path as { id?: string }).id === conversation),
  );
}

async function run(
  conversation: string,
  begin: ((signal: AbortSignal) => Promise<Response>) | null,
) {
  const kept = going.get(conversation);
  if (kept === undefined) {
    return;
  }
  const { control } = kept;
  const mine = () => going.get(conversation) === kept;
  try {
    const turn = await follow(kept.live.turn, {
      begin,
      resume: events,
      signal: control.signal,
      sleep,
      onTurn: (next) => {
        if (mine()) {
          keep(next);
          change(conversation, { turn: next });
          tellSoon();
        }
      },
      onLink: (link) => {
        if (mine()) {
          change(conversation, { link });
          tell();
        }
      },
    });
    if (mine()) {
      const end = control.signal.aborted ? stopped(turn) : turn;
      keep(end);
      change(conversation, { turn: end });
    }
  } catch (error) {
    if (mine() && !control.signal.aborted) {
      change(conversation, { failure: error instanceof Error ? error : new Error(String(error)) });
    } else if (mine()) {
      change(conversation, { turn: stopped(kept.live.turn) });
    }
  }
  if (mine()) {
    // the stored message is there before the live one goes, so that nothing jumps
    await refresh(conversation).catch(() => undefined);
    change(conversation, { running: false, stopping: false });
    tell();
  }
}

function start(
  conversation: string,
  part: Pick<Live, "question" | "context" | "replaces">,
  turn: Turn = NOTHING,
  key: string = crypto.randomUUID(),
): Kept {
  going.get(conversation)?.control.abort();
  const kept: Kept = {
    key,
    control: new AbortController(),
    live: {
      ...part,
      conversation,
      asked: new Date().toISOString(),
      turn,
      link: { state: "connecting" },
      stopping: false,
      failure: null,
      running: true,
    },
  };
  going.set(conversation, kept);
  tell();
  return kept;
}

function post(
  address: string,
  body: object | null,
  key: string,
): (signal: AbortSignal) => Promise<Response> {
  return (signal) =>
    ask(address, {
      method: "POST",
      signal,
      headers: {
        Accept: "text/event-stream",
        "Idempotency-Key": key,
        ...(body === null ? {} : { "Content-Type": "application/json" }),
      },
      ...(body === null ? {} : { body: JSON.stringify(body) }),
    });
}

export function askQuestion(
  conversation: string,
  question: string,
  context: Context,
  key?: string,
) {
  const kept = start(conversation, { question, context, replaces: null }, NOTHING, key);
  const body: Schemas["SendContent"] = { content: question, ui_context: context };
  const address = url("/api/v1/chat/conversations/{id}/send", { path: { id: conversation } });
  void run(conversation, post(address, body, kept.key));
}

/** Another answer to the same question. */
export function answerAgain(conversation: string, message: string) {
  const kept = start(conversation, { question: null, context: {}, replaces: message });
  const address = url("/api/v1/chat/messages/{id}/regenerate", { path: { id: message } });
  void run(conversation, post(address, null, kept.key));
}

/** Follows an answer that is being written already, for instance after the page was loaded anew. */
export function attach(conversation: string, runId: string) {
  const now = going.get(conversation)?.live;
  if (now !== undefined && (now.running || now.turn.runId === runId)) {
    return;
  }
  start(conversation, { question: null, context: {}, replaces: null }, { ...NOTHING, runId });
  void run(conversation, null);
}

/** Once more, from where it broke: the question as it was, or the rest of the answer. */
export function goOn(conversation: string) {
  const kept = going.get(conversation);
  if (kept === undefined || kept.live.running) {
    return;
  }
  const { live } = kept;
  if (live.turn.runId !== null) {
    start(conversation, live, live.turn);
    void run(conversation, null);
  } else if (live.question !== null) {
    const same = live.failure instanceof Failure && live.failure.status === 0;
    askQuestion(conversation, live.question, live.context, same ? kept.key : undefined);
  } else if (live.replaces !== null) {
    answerAgain(conversation, live.replaces);
  }
}

/** Stops an answer; what was written stays. */
export async function stop(conversation: string): Promise<void> {
  const kept = going.get(conversation);
  if (kept === undefined || !kept.live.running) {
    return;
  }
  change(conversation, { stopping: true });
  tell();
  const { runId } = kept.live.turn;
  if (runId !== null) {
    await send("post", "/api/v1/chat/runs/{run_id}/cancel", { path: { run_id: runId } }).catch(
      () => undefined,
    );
    // the server says that it stopped; not for ever is waited for that
    await sleep(3000, kept.control.signal);
  }
  kept.control.abort();
}

/** Takes away what could not be asked. */
export function forget(conversation: string): void {
  going.get(conversation)?.control.abort();
  going.delete(conversation);
  tell();
}

/** What an answer of earlier looked up, as its events still tell it. */
export async function replay(runId: string): Promise<void> {
  if (runs.get(runId)?.end != null) {
    return;
  }
  const control = new AbortController();
  const turn = await follow(
    { ...NOTHING, runId },
    {
      begin: null,
      resume: events,
      signal: control.signal,
      sleep,
      onTurn: () => undefined,
      onLink: () => undefined,
    },
  );
  runs.set(runId, turn);
  tell();
}
