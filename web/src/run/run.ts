/** What the events of a run say, whatever order they come in and however often. */
import type { Schemas } from "../api";

export type Phase = Schemas["PhaseView"]["phase"];

export interface RunEvent {
  seq: number;
  type: "log" | "progress" | "end";
  timestamp: string;
  level: string;
  message: string;
  data: {
    phase?: string;
    state?: string;
    total?: number;
    done?: number;
    failed?: number;
    skipped?: number;
  };
}

/** All that arrived, by number. */
export type Journal = ReadonlyMap<number, RunEvent>;

export const NOTHING: Journal = new Map();

export interface Stage {
  phase: Phase;
  /** PENDING before it begins */
  state: string;
  total: number;
  done: number;
  failed: number;
  skipped: number;
  pending: number;
  started: string | null;
  finished: string | null;
}

export interface Line {
  seq: number;
  timestamp: string;
  level: string;
  message: string;
}

export interface Screen {
  stages: readonly Stage[];
  totals: Pick<Stage, "total" | "done" | "failed" | "skipped" | "pending">;
  lines: readonly Line[];
  /** how it ended, null while it has not */
  end: string | null;
  started: string | null;
  finished: string | null;
}

export const PHASES: readonly { id: Phase; label: string; unit: string; about: string }[] = [
  {
    id: "PROFILES",
    label: "Company profiles",
    unit: "symbols",
    about: "Names, sectors and industries of what you hold.",
  },
  { id: "PRICES", label: "Prices", unit: "symbols", about: "Closing prices that are missing." },
  {
    id: "OPTIONS",
    label: "Option quotes",
    unit: "underlyings",
    about: "Quotes of your option contracts, and interest rates.",
  },
  {
    id: "FUNDAMENTALS",
    label: "Company figures",
    unit: "symbols",
    about: "Statements and estimates of the companies.",
  },
  {
    id: "PNL_SNAPSHOT",
    label: "Profit and snapshots",
    unit: "sessions",
    about: "The value and the profit of each trading day.",
  },
  {
    id: "POSITION_VALUES",
    label: "Position values",
    unit: "sessions",
    about: "The value of each position on each trading day.",
  },
  {
    id: "FACTORS",
    label: "Factors",
    unit: "symbols",
    about: "How what you hold moves with the market and with styles.",
  },
  {
    id: "RISK",
    label: "Risk",
    unit: "sessions",
    about: "Volatility, losses, stress and concentration.",
  },
];

const KINDS = ["log", "progress", "end"];

/** Reads the data of an event; null for what is none. */
export function readEvent(data: string): RunEvent | null {
  try {
    const raw: unknown = JSON.parse(data);
    if (typeof raw !== "object" || raw === null) {
      return null;
    }
    const event = raw as Partial<RunEvent>;
    return typeof event.seq === "number" && KINDS.includes(event.type ?? "")
      ? {
          seq: event.seq,
          type: event.type ?? "log",
          timestamp: event.timestamp ?? "",
          level: event.level ?? "info",
          message: event.message ?? "",
          data: event.data ?? {},
        }
      : null;
  } catch {
    return null;
  }
}

/** With one more event; the same journal if it was there. */
export function add(journal: Journal, event: RunEvent): Journal {
  return journal.has(event.seq) ? journal : new Map(journal).set(event.seq, event);
}

/** The number up to which nothing is missing: what to go on after. */
export function seen(journal: Journal): number | null {
  if (journal.size === 0) {
    return null;
  }
  let last = Math.min(...journal.keys());
  while (journal.has(last + 1)) {
    last += 1;
  }
  return last;
}

/** The events of the newest attempt, in their order. */
function attempt(journal: Journal): RunEvent[] {
  const all = [...journal.values()].sort((a, b) => a.seq - b.seq);
  const before = all.findLastIndex(
    (event, index) => event.type === "end" && index < all.length - 1,
  );
  return all.slice(before + 1);
}

const whole = (value: number | undefined): number => Math.max(0, Math.trunc(value ?? 0));

function stage(phase: Phase, progress: readonly RunEvent[]): Stage {
  const own = progress.filter((event) => event.data.phase === phase);
  const last = own.at(-1);
  const done = whole(last?.data.done);
  const failed = whole(last?.data.failed);
  const skipped = whole(last?.data.skipped);
  const total = Math.max(whole(last?.data.total), done + failed + skipped);
  const state = last?.data.state ?? "PENDING";
  return {
    phase,
    state,
    total,
    done,
    failed,
    skipped,
    pending: total - done - failed - skipped,
    started: own[0]?.timestamp ?? null,
    finished: last !== undefined && state !== "RUNNING" ? last.timestamp : null,
  };
}

/** What is shown of a run; the same events give the same screen. */
export function screenOf(journal: Journal): Screen {
  const events = attempt(journal);
  const progress = events.filter((event) => event.type === "progress");
  const stages = PHASES.map(({ id }) => stage(id, progress));
  const sum = (part: "total" | "done" | "failed" | "skipped" | "pending") =>
    stages.reduce((all, each) => all + each[part], 0);
  const end = events.find((event) => event.type === "end");
  return {
    stages,
    totals: {
      total: sum("total"),
      done: sum("done"),
      failed: sum("failed"),
      skipped: sum("skipped"),
      pending: sum("pending"),
    },
    lines: events
      .filter((event) => event.type !== "progress")
      .map(({ seq, timestamp, level, message }) => ({ seq, timestamp, level, message })),
    end: end === undefined ? null : (end.data.state ?? "UNKNOWN"),
    started: events[0]?.timestamp ?? null,
    finished: end?.timestamp ?? null,
  };
}

/** The phase that a run is in, in words that stay the same until the next one; empty before the first. */
export function phaseOf(screen: Screen): string {
  const at = screen.stages.findLastIndex((stage) => stage.started !== null);
  const label = PHASES[at]?.label;
  return label === undefined ? "" : `Phase ${String(at + 1)} of ${String(PHASES.length)}: ${label}`;
}

/** How far a phase is, as a read or a stream tells it. */
export type PhaseStand = Pick<Stage, "state" | "total" | "done" | "skipped" | "failed"> & {
  phase: string;
};

/** What a phase has not reached; done + failed + skipped + pending = total. */
export function pendingOf(phase: PhaseStand): number {
  return Math.max(0, phase.total - phase.done - phase.failed - phase.skipped);
}

/** The phases as a read shows them, with what the stream knows since. */
export function merged(phases: readonly PhaseStand[], screen: Screen): readonly PhaseStand[] {
  const begun = screen.stages.filter((stage) => stage.started !== null);
  return [
    ...phases.map((phase) => begun.find((stage) => stage.phase === phase.phase) ?? phase),
    ...begun.filter((stage) => !phases.some((phase) => phase.phase === stage.phase)),
  ];
}

/** Whether a run or phase in this state goes on no more; reads and streams name them differently. */
export function isOver(state: string): boolean {
  return ["SUCCEEDED", "COMPLETED", "PARTIAL", "FAILED", "CANCELLED", "ABANDONED"].includes(
    state.toUpperCase(),
  );
}

/** Seconds between two moments; null if one is unknown. */
export function between(from: string | null, to: string | null): number | null {
  const seconds = (Date.parse(to ?? "") - Date.parse(from ?? "")) / 1000;
  return Number.isFinite(seconds) ? Math.max(0, seconds) : null;
}

export interface Estimate {
  /** seconds left; null if it cannot be told */
  left: number | null;
  /** runs it rests on */
  runs: number;
  /** it takes longer than each of them */
  longer: boolean;
}

/** How long it still takes, from how long earlier runs took; nothing is promised without them. */
export function estimate(past: readonly number[], elapsed: number): Estimate {
  const sorted = [...past].sort((a, b) => a - b);
  const later = sorted.filter((seconds) => seconds > elapsed);
  const middle = later[Math.floor(later.length / 2)];
  return {
    left: middle === undefined ? null : middle - elapsed,
    runs: sorted.length,
    longer: sorted.length > 0 && later.length === 0,
  };
}
