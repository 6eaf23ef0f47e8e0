/** An answer of the analyst, as the events of its turn tell it. */
import { type Envelope, record } from "./sse";

export interface ToolUse {
  id: string;
  tool: string;
  args: Readonly<Record<string, unknown>>;
  handle: string | null;
  summary: string | null;
  asOf: string | null;
  milliseconds: number | null;
  error: string | null;
  repeated: boolean;
  state: "running" | "done" | "failed";
}

export interface Citation {
  number: number;
  tool: string;
  pointer: string;
  value: string | null;
  asOf: string | null;
  label: string;
}

/** A figure or ticker that no source backs, by its place in the text. */
export interface Unsourced {
  start: number;
  end: number;
  why: string;
}

export interface Notice {
  kind: string;
  text: string;
  url: string | null;
}

export type End =
  | {
      kind: "done";
      unsourced: readonly Unsourced[];
      truncated: boolean;
      refusal: boolean;
      fallback: boolean;
      milliseconds: number | null;
    }
  | { kind: "error"; code: string; message: string; retryable: boolean };

export interface Turn {
  runId: string | null;
  conversationId: string | null;
  questionId: string | null;
  answerId: string | null;
  /** number of the newest event that was taken in, -1 before the first */
  seq: number;
  /** the highest number heard of */
  known: number;
  /** events that came before those that precede them, by their number */
  early: readonly Envelope[];
  text: string;
  tools: readonly ToolUse[];
  citations: readonly Citation[];
  notices: readonly Notice[];
  model: string | null;
  provider: string | null;
  end: End | null;
}

export const NOTHING: Turn = {
  runId: null,
  conversationId: null,
  questionId: null,
  answerId: null,
  seq: -1,
  known: -1,
  early: [],
  text: "",
  tools: [],
  citations: [],
  notices: [],
  model: null,
  provider: null,
  end: null,
};

/** Whether an event was lost on the way: what comes after it waits. */
export function isBehind(turn: Turn): boolean {
  return turn.end === null && turn.known > turn.seq;
}

function text(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}

function number(value: unknown): number | null {
  return typeof value === "number" && Number.isFinite(value) ? value : null;
}

function list(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  return Array.isArray(value) ? value.map(record).filter((each) => each !== null) : [];
}

/** A citation as events and stored messages hold it. */
export function citation(data: Readonly<Record<string, unknown>>): Citation | null {
  const own = number(data["number"]);
  if (own === null) {
    return null;
  }
  const value = data["value"];
  return {
    number: own,
    tool: text(data["tool"]) ?? "",
    pointer: text(data["pointer"]) ?? "",
    value: typeof value === "number" ? String(value) : text(value),
    asOf: text(data["as_of"]),
    label: text(data["label"]) ?? "",
  };
}

export function citations(value: unknown): readonly Citation[] {
  return list(value)
    .map(citation)
    .filter((each) => each !== null);
}

function unsourced(value: unknown): readonly Unsourced[] {
  return list(value).flatMap((each) => {
    const start = number(each["start"]);
    const end = number(each["end"]);
    return start === null || end === null || end <= start
      ? []
      : [{ start, end, why: text(each["why"]) ?? "" }];
  });
}

function inform(turn: Turn, data: Readonly<Record<string, unknown>>): Turn {
  const kind = text(data["info_type"]) ?? "";
  const cited = kind === "citation" ? citation(data) : null;
  if (cited !== null) {
    return turn.citations.some((each) => each.number === cited.number)
      ? turn
      : { ...turn, citations: [...turn.citations, cited] };
  }
  const notice = (told: string, url: string | null = null): Turn => ({
    ...turn,
    notices: [...turn.notices, { kind, text: told, url }],
  });
  switch (kind) {
    case "offline":
    case "memory_off":
      return notice(text(data["message"]) ?? "");
    case "retry_scheduled":
      return notice(
        `The AI provider did not answer. Attempt ${String(number(data["attempt"]) ?? "")} follows.`,
      );
    case "model_switch":
      return notice(`${text(data["to"]) ?? "Another model"} goes on.`);
    case "web_search":
      return notice("The provider searches the web.");
    case "web_source":
      return notice(text(data["title"]) ?? text(data["url"]) ?? "", text(data["url"]));
    case "mode_changed":
      return notice(`The manner of answering is ${text(data["new_mode"]) ?? "another one"} now.`);
    default:
      return turn;
  }
}

function result(turn: Turn, data: Readonly<Record<string, unknown>>): Turn {
  const id = text(data["tool_call_id"]) ?? "";
  const error = text(data["error"]);
  const known = turn.tools.find((each) => each.id === id);
  const done: ToolUse = {
    id,
    tool: text(data["tool_name"]) ?? known?.tool ?? "",
    args: known?.args ?? {},
    handle: text(data["handle"]),
    summary: text(data["summary"]),
    asOf: text(data["as_of"]),
    milliseconds: number(data["duration_ms"]),
    error,
    repeated: data["repeated"] === true,
    state: error === null ? "done" : "failed",
  };
  return {
    ...turn,
    tools: known ? turn.tools.map((each) => (each.id === id ? done : each)) : [...turn.tools, done],
  };
}

/** Tools that were still at work when the turn ended have no result any more. */
function ended(turn: Turn, end: End, data: Readonly<Record<string, unknown>>): Turn {
  const whole = text(data["final_text"]);
  const sources = citations(data["citations"]);
  return {
    ...turn,
    text: whole !== null && whole !== "" ? whole : turn.text,
    citations: sources.length > 0 ? sources : turn.citations,
    tools: turn.tools.map((each) =>
      each.state === "running" ? { ...each, state: "failed", error: "not_finished" } : each,
    ),
    early: [],
    end,
  };
}

function take(turn: Turn, event: Envelope): Turn {
  const { data } = event;
  const next: Turn = { ...turn, runId: turn.runId ?? event.runId, seq: event.seq };
  switch (event.type) {
    case "message_created":
      return {
        ...next,
        conversationId: text(data["conversation_id"]),
        questionId: text(data["user_message_id"]),
        answerId: text(data["assistant_message_id"]),
      };
    case "start":
      return { ...next, model: text(data["model"]) };
    case "response_id":
      return {
        ...next,
        model: text(data["model"]) ?? next.model,
        provider: text(data["provider"]) ?? next.provider,
      };
    case "token":
      return { ...next, text: next.text + (text(data["delta"]) ?? "") };
    case "tool_call":
      return {
        ...next,
        tools: [
          ...next.tools,
          {
            id: text(data["tool_call_id"]) ?? String(event.seq),
            tool: text(data["tool_name"]) ?? "",
            args: record(data["tool_args"]) ?? {},
            handle: null,
            summary: null,
            asOf: null,
            milliseconds: null,
            error: null,
            repeated: false,
            state: "running",
          },
        ],
      };
    case "tool_result":
      return result(next, data);
    case "info":
      return inform(next, data);
    case "done":
      return ended(
        {
          ...next,
          model: text(data["model_used"]) ?? next.model,
          provider: text(data["provider"]) ?? next.provider,
        },
        {
          kind: "done",
          unsourced: unsourced(data["unsourced"]),
          truncated: data["truncated"] === true,
          refusal: data["refusal"] === true,
          fallback: data["fallback_used"] === true,
          milliseconds: number(data["latency_ms"]),
        },
        data,
      );
    case "error":
      return ended(
        next,
        {
          kind: "error",
          code: text(data["error_type"]) ?? "internal_error",
          message: text(data["error"]) ?? "The answer failed.",
          retryable: data["retryable"] === true,
        },
        data,
      );
    default:
      // an event of a later version: only its number counts
      return next;
  }
}

/**
 * Takes an event in. What was taken in before changes nothing; what comes too early waits for
 * those before it; after the end nothing counts.
 */
export function apply(turn: Turn, event: Envelope): Turn {
  if (turn.end !== null || (turn.runId !== null && event.runId !== turn.runId)) {
    return turn;
  }
  if (event.type === "heartbeat") {
    return event.seq > turn.known ? { ...turn, known: event.seq } : turn;
  }
  if (event.seq <= turn.seq) {
    return turn;
  }
  const known = Math.max(turn.known, event.seq);
  if (event.seq > turn.seq + 1) {
    return turn.early.some((each) => each.seq === event.seq)
      ? turn
      : { ...turn, runId: turn.runId ?? event.runId, known, early: [...turn.early, event] };
  }
  let next = take({ ...turn, known }, event);
  for (;;) {
    const following = next.early.find((each) => each.seq === next.seq + 1);
    if (following === undefined || next.end !== null) {
      break;
    }
    next = take(next, following);
  }
  const early = next.early.filter((each) => each.seq > next.seq);
  return early.length === next.early.length ? next : { ...next, early };
}

/** The reader stopped it and the server does not say so: what was written stays. */
export function stopped(turn: Turn): Turn {
  return turn.end !== null
    ? turn
    : ended(
        turn,
        { kind: "error", code: "cancelled", message: "It was stopped.", retryable: true },
        {},
      );
}
