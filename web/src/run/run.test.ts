import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  add,
  between,
  estimate,
  isOver,
  type Journal,
  merged,
  NOTHING,
  pendingOf,
  phaseOf,
  PHASES,
  readEvent,
  type RunEvent,
  screenOf,
  seen,
} from "./run";
import { eventReader } from "./sse";

function event(seq: number, type: RunEvent["type"], data: RunEvent["data"] = {}): RunEvent {
  return {
    seq,
    type,
    timestamp: new Date(1_790_000_000_000 + seq * 1000).toISOString(),
    level: "info",
    message: `line ${String(seq)}`,
    data,
  };
}

const RUN: readonly RunEvent[] = [
  event(1, "log"),
  event(2, "progress", {
    phase: "PRICES",
    state: "RUNNING",
    total: 21,
    done: 0,
    failed: 0,
    skipped: 0,
  }),
  event(3, "progress", {
    phase: "PRICES",
    state: "RUNNING",
    total: 21,
    done: 12,
    failed: 1,
    skipped: 0,
  }),
  event(4, "progress", {
    phase: "PRICES",
    state: "PARTIAL",
    total: 21,
    done: 18,
    failed: 1,
    skipped: 2,
  }),
  event(5, "progress", {
    phase: "RISK",
    state: "RUNNING",
    total: 40,
    done: 7,
    failed: 0,
    skipped: 3,
  }),
  event(6, "progress", {
    phase: "RISK",
    state: "SUCCEEDED",
    total: 40,
    done: 37,
    failed: 0,
    skipped: 3,
  }),
  event(7, "log"),
  event(8, "end", { state: "PARTIAL" }),
];

const play = (events: readonly RunEvent[]): Journal => events.reduce(add, NOTHING);

describe("the screen of a run", () => {
  it("adds up in every phase after every event", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            phase: fc.constantFrom(...PHASES.map(({ id }) => id)),
            total: fc.nat(500),
            done: fc.nat(500),
            failed: fc.nat(50),
            skipped: fc.nat(50),
          }),
        ),
        (steps) => {
          const screen = screenOf(
            play(
              steps.map((data, index) =>
                event(index + 1, "progress", { ...data, state: "RUNNING" }),
              ),
            ),
          );
          for (const each of [...screen.stages, screen.totals]) {
            expect(each.done + each.failed + each.skipped + each.pending).toBe(each.total);
            expect(each.pending).toBeGreaterThanOrEqual(0);
          }
        },
      ),
    );
  });

  it("is the same however the events come, and however often", () => {
    const expected = screenOf(play(RUN));
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...RUN], { minLength: RUN.length }),
        fc.array(fc.constantFrom(...RUN)),
        (shuffled, again) => {
          expect(screenOf(play([...shuffled, ...again]))).toEqual(expected);
        },
      ),
    );
    expect(expected.end).toBe("PARTIAL");
    expect(expected.totals).toEqual({ total: 61, done: 55, failed: 1, skipped: 5, pending: 0 });
    expect(expected.lines.map((line) => line.seq)).toEqual([1, 7, 8]);
  });

  it("goes on after the last event before a gap", () => {
    const cut = play(RUN.filter(({ seq }) => seq !== 4 && seq !== 5));
    expect(seen(cut)).toBe(3);
    expect(seen(NOTHING)).toBeNull();
    const resumed = RUN.filter(({ seq }) => seq > 3).reduce(add, cut);
    expect(seen(resumed)).toBe(8);
    expect(screenOf(resumed)).toEqual(screenOf(play(RUN)));
  });

  it("keeps the journal when nothing is new", () => {
    const journal = play(RUN);
    expect(RUN.reduce(add, journal)).toBe(journal);
  });

  it("shows the newest attempt only", () => {
    const again = [
      event(9, "log"),
      event(10, "progress", { phase: "PRICES", state: "RUNNING", total: 2, done: 1 }),
    ];
    const screen = screenOf(play([...RUN, ...again]));
    expect(screen.end).toBeNull();
    expect(screen.totals).toEqual({ total: 2, done: 1, failed: 0, skipped: 0, pending: 1 });
    expect(screen.lines.map((line) => line.seq)).toEqual([9]);
  });

  it("knows more than the read before it", () => {
    const read = [
      { phase: "PRICES", state: "RUNNING", total: 21, done: 0, skipped: 0, failed: 0 },
      { phase: "FACTORS", state: "RUNNING", total: 9, done: 4, skipped: 0, failed: 0 },
    ];
    const all = merged(read, screenOf(play(RUN)));
    expect(all.map(({ phase, state, done }) => [phase, state, done])).toEqual([
      ["PRICES", "PARTIAL", 18],
      ["FACTORS", "RUNNING", 4],
      ["RISK", "SUCCEEDED", 37],
    ]);
    expect(all.map(pendingOf)).toEqual([0, 5, 0]);
    expect(merged(read, screenOf(NOTHING))).toEqual(read);
  });

  it("is over in six states, however they are written", () => {
    expect(["QUEUED", "RUNNING", "running"].some(isOver)).toBe(false);
    expect(
      ["SUCCEEDED", "completed", "partial", "FAILED", "CANCELLED", "ABANDONED"].every(isOver),
    ).toBe(true);
  });

  it("measures phases and the whole", () => {
    const screen = screenOf(play(RUN));
    const prices = screen.stages.find((each) => each.phase === "PRICES");
    expect(between(prices?.started ?? null, prices?.finished ?? null)).toBe(2);
    expect(between(screen.started, screen.finished)).toBe(7);
    expect(between(screen.started, null)).toBeNull();
  });
});

describe("the time that is left", () => {
  it("promises nothing without earlier runs", () => {
    expect(estimate([], 5)).toEqual({ left: null, runs: 0, longer: false });
  });
  it("takes the middle of those that took longer than it has", () => {
    expect(estimate([10, 30, 20], 5)).toEqual({ left: 15, runs: 3, longer: false });
    expect(estimate([10, 30, 20], 25)).toEqual({ left: 5, runs: 3, longer: false });
    expect(estimate([10, 30, 20], 31)).toEqual({ left: null, runs: 3, longer: true });
  });
});

describe("the stream", () => {
  const text = [
    "retry: 2000\n\n",
    ...RUN.map(
      (each) => `id: ${String(each.seq)}\nevent: ${each.type}\ndata: ${JSON.stringify(each)}\n\n`,
    ),
    ": heartbeat\n\n",
  ].join("");

  it("gives the same events wherever it is cut", () => {
    for (const source of [text, text.replaceAll("\n", "\r\n")]) {
      fc.assert(
        fc.property(fc.array(fc.nat(source.length), { maxLength: 12 }), (places) => {
          const cuts = [0, ...places.sort((a, b) => a - b), source.length];
          const got: RunEvent[] = [];
          const read = eventReader((data) => {
            const each = readEvent(data);
            if (each) {
              got.push(each);
            }
          });
          cuts.slice(1).forEach((end, index) => {
            read(source.slice(cuts[index], end));
          });
          expect(got).toEqual(RUN);
        }),
      );
    }
  });

  it("leaves out what is no event", () => {
    expect(readEvent("no JSON")).toBeNull();
    expect(readEvent("null")).toBeNull();
    expect(readEvent('{"seq":"1","type":"log"}')).toBeNull();
    expect(readEvent('{"seq":1,"type":"other"}')).toBeNull();
  });
});

describe("what is said of a run while it goes on", () => {
  const upTo = (count: number) =>
    phaseOf(screenOf(RUN.slice(0, count).reduce((journal, each) => add(journal, each), NOTHING)));

  it("is the phase, and the same words until the next one begins", () => {
    expect(upTo(1)).toBe("");
    expect(upTo(2)).toBe("Phase 2 of 8: Prices");
    expect(upTo(3)).toBe(upTo(2));
    expect(upTo(5)).toBe("Phase 8 of 8: Risk");
  });
});
