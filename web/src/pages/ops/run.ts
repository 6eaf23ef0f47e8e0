/** How a run of the batch stands, from the events of its stream. */
import type { Schemas } from "../../api";

export type Phase = Schemas["PhaseView"];
export type PhaseName = Phase["phase"];
export type RunState = Schemas["RunView"]["state"];

export interface RunLine {
  seq: number;
  at: string;
  level: string;
  message: string;
}

export interface PhaseStand {
  phase: string;
  state: string;
  total: number;
  done: number;
  skipped: number;
  failed: number;
}

export interface Run {
  /** number of the newest event that is in it */
  seen: number;
  /** null while it is under way */
  end: string | null;
  phases: readonly PhaseStand[];
  /** newest last */
  lines: readonly RunLine[];
}

export const START: Run = { seen: 0, end: null, phases: [], lines: [] };

/** Lines that are kept; the file of the run has all. */
export const KEPT = 300;

/** An event as it arrives: the name, the number of its line, and one object. */
export interface RunEvent {
  id: string | null;
  event: string;
  data: string;
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function whole(value: unknown): number {
  return typeof value === "number" && Number.isFinite(value) && value >= 0 ? Math.floor(value) : 0;
}

/** The run after one more event; one that came already, or that nobody can read, changes nothing. */
export function told(run: Run, event: RunEvent): Run {
  let line: Record<string, unknown>;
  try {
    line = record(JSON.parse(event.data));
  } catch {
    return run;
  }
  const seq = whole(Number(event.id ?? line["seq"]));
  if (seq <= run.seen) {
    return run;
  }
  const data = record(line["data"]);
  const next: Run = { ...run, seen: seq };
  switch (event.event) {
    case "progress":
      return {
        ...next,
        // what goes on after an end is another attempt
        end: null,
        phases: stood(run.phases, {
          phase: text(data["phase"]),
          state: text(data["state"]),
          total: whole(data["total"]),
          done: whole(data["done"]),
          skipped: whole(data["skipped"]),
          failed: whole(data["failed"]),
        }),
      };
    case "log":
    case "end":
      return {
        ...next,
        end: event.event === "end" ? text(data["state"]) : null,
        lines: [
          ...run.lines,
          {
            seq,
            at: text(line["timestamp"]),
            level: text(line["level"]),
            message: text(line["message"]),
          },
        ].slice(-KEPT),
      };
    default:
      return next;
  }
}

function stood(phases: readonly PhaseStand[], now: PhaseStand): readonly PhaseStand[] {
  return phases.some((each) => each.phase === now.phase)
    ? phases.map((each) => (each.phase === now.phase ? now : each))
    : [...phases, now];
}

/** What a phase has not reached; done + failed + skipped + pending = total. */
export function pendingOf(phase: PhaseStand): number {
  return Math.max(0, phase.total - phase.done - phase.failed - phase.skipped);
}

/** The phases as a read shows them, with what the stream knows since. */
export function merged(phases: readonly PhaseStand[], run: Run): readonly PhaseStand[] {
  return run.phases.reduce((all, phase) => stood(all, phase), phases);
}

export function isOver(state: string): boolean {
  // the history says completed where the stream says succeeded
  return ["SUCCEEDED", "COMPLETED", "PARTIAL", "FAILED", "CANCELLED", "ABANDONED"].includes(
    state.toUpperCase(),
  );
}
