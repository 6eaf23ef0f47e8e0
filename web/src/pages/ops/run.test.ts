import { describe, expect, it } from "vitest";
import { isOver, KEPT, merged, pendingOf, type Run, type RunEvent, START, told } from "./run";

function event(seq: number, type: string, message = "", data: object = {}): RunEvent {
  const line = {
    type,
    seq,
    timestamp: "2026-11-20T22:00:00.000000Z",
    level: "info",
    message,
    data,
  };
  return { id: String(seq), event: type, data: JSON.stringify(line) };
}

function progress(seq: number, phase: string, done: number, total = 10, state = "RUNNING") {
  return event(seq, "progress", "", { phase, state, total, done, skipped: 1, failed: 1 });
}

const STREAM = [
  event(1, "log", "Begins."),
  progress(2, "PRICES", 2),
  progress(3, "PRICES", 8, 10, "DONE"),
  progress(4, "RISK", 1, 4),
  event(5, "log", "AAPL has no price."),
  event(6, "end", "Ended: PARTIAL.", { state: "PARTIAL" }),
];

const play = (events: readonly RunEvent[], from: Run = START) => events.reduce(told, from);

describe("a run", () => {
  it("is what its events say", () => {
    const run = play(STREAM);
    expect(run.seen).toBe(6);
    expect(run.end).toBe("PARTIAL");
    expect(run.phases.map((phase) => phase.phase)).toEqual(["PRICES", "RISK"]);
    expect(run.lines.map((line) => line.seq)).toEqual([1, 5, 6]);
  });

  it("is the same when events come twice", () => {
    const twice = STREAM.flatMap((each) => [each, each]);
    expect(play(twice)).toEqual(play(STREAM));
    expect(play(STREAM, play(STREAM))).toEqual(play(STREAM));
  });

  it("is the same when the stream was cut anywhere and went on after what was seen", () => {
    for (let cut = 0; cut <= STREAM.length; cut++) {
      const first = play(STREAM.slice(0, cut));
      const again = STREAM.filter((_, index) => index + 1 > first.seen - 2);
      expect(play(again, first)).toEqual(play(STREAM));
    }
  });

  it("takes nothing of what came before its newest", () => {
    const run = play([STREAM[5] ?? event(6, "end"), progress(2, "PRICES", 2)]);
    expect(run.phases).toEqual([]);
    expect(run.end).toBe("PARTIAL");
  });

  it("adds up in each phase", () => {
    for (const phase of play(STREAM).phases) {
      expect(phase.done + phase.failed + phase.skipped + pendingOf(phase)).toBe(phase.total);
    }
  });

  it("survives what nobody can read", () => {
    const run = play([
      { id: "1", event: "log", data: "{broken" },
      { id: null, event: "log", data: "[]" },
      event(2, "music"),
    ]);
    expect(run.lines).toEqual([]);
    expect(run.seen).toBe(2);
  });

  it("goes on after an end when it is tried again", () => {
    const run = play([...STREAM, event(7, "log", "Again.")]);
    expect(run.end).toBeNull();
  });

  it("keeps a bounded number of lines", () => {
    const many = Array.from({ length: KEPT + 50 }, (_, index) => event(index + 1, "log", "x"));
    const run = play(many);
    expect(run.lines).toHaveLength(KEPT);
    expect(run.lines.at(-1)?.seq).toBe(KEPT + 50);
  });

  it("knows more than the read before it", () => {
    const read = [{ phase: "PRICES", state: "RUNNING", total: 10, done: 0, skipped: 0, failed: 0 }];
    expect(merged(read, play(STREAM))[0]).toMatchObject({ done: 8, state: "DONE" });
    expect(merged(read, START)).toEqual(read);
  });

  it("is over in five states", () => {
    expect(["QUEUED", "RUNNING", "running"].some(isOver)).toBe(false);
    expect(
      ["SUCCEEDED", "completed", "partial", "FAILED", "CANCELLED", "ABANDONED"].every(isOver),
    ).toBe(true);
  });
});
