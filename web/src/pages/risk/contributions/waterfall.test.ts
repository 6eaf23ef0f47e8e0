import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { grouped, gathered, steps, tiles, type Part } from "./waterfall";

const value = fc.double({ min: -1e6, max: 1e6, noNaN: true });
const parts = fc
  .uniqueArray(fc.tuple(fc.string({ minLength: 1, maxLength: 6 }), value), {
    selector: ([key]) => key,
    maxLength: 60,
  })
  .map((all) => all.map(([key, each]): Part => ({ key, label: key, value: each })));
const sum = (all: readonly { value: number }[]) => all.reduce((s, each) => s + each.value, 0);
const size = (all: readonly { value: number }[]) =>
  all.reduce((s, each) => s + Math.abs(each.value), 0);
const near = (a: number, b: number, scale: number) => Math.abs(a - b) <= 1e-9 * Math.max(1, scale);

describe("waterfall", () => {
  it("goes from zero to the total without a gap", () => {
    fc.assert(
      fc.property(parts, value, (all, total) => {
        const bars = steps(all, total);
        let at = 0;
        for (const bar of bars.slice(0, -1)) {
          expect(bar.start).toBe(at);
          expect(near(bar.end - bar.start, bar.value, size(all) + Math.abs(total))).toBe(true);
          at = bar.end;
        }
        const last = bars.at(-1);
        expect(last?.kind).toBe("total");
        expect(last?.start).toBe(0);
        expect(near(at, total, size(all) + Math.abs(total))).toBe(true);
      }),
    );
  });

  it("needs no bar for a rest when the parts are the total", () => {
    fc.assert(
      fc.property(parts, (all) => {
        const bars = steps(all, sum(all), { tolerance: 1e-6 * Math.max(1, size(all)) });
        expect(bars.some((bar) => bar.kind === "rest")).toBe(false);
        const drawn = sum(bars.filter((bar) => bar.kind !== "total"));
        expect(near(drawn, sum(all), size(all))).toBe(true);
      }),
    );
  });

  it("steps down exactly where a part reduces", () => {
    fc.assert(
      fc.property(parts, (all) => {
        for (const bar of steps(all, sum(all), { tolerance: Infinity })) {
          if (bar.kind === "reduces") {
            expect(bar.end).toBeLessThanOrEqual(bar.start);
          } else if (bar.kind === "adds") {
            expect(bar.end).toBeGreaterThanOrEqual(bar.start);
          }
        }
      }),
    );
    const hedged = steps(
      [
        { key: "a", label: "Long", value: 0.3 },
        { key: "b", label: "Hedge", value: -0.1 },
      ],
      0.2,
      { tolerance: 1e-9 },
    );
    expect(hedged.map((bar) => bar.kind)).toEqual(["adds", "reduces", "total"]);
  });

  it("says how much is not attributed", () => {
    const bars = steps([{ key: "a", label: "A", value: 1 }], 3);
    expect(bars[1]).toMatchObject({ kind: "rest", start: 1, end: 3, value: 2 });
  });

  it("holds every part once, by itself or among the others", () => {
    fc.assert(
      fc.property(parts, fc.integer({ min: 1, max: 20 }), (all, most) => {
        const shown = gathered(all, most);
        expect(shown.reduce((n, each) => n + each.count, 0)).toBe(all.length);
        expect(shown.length).toBeLessThanOrEqual(most + 1);
        expect(near(sum(shown), sum(all), size(all))).toBe(true);
      }),
    );
  });
});

describe("treemap", () => {
  it("has areas that add up to the sizes of all parts", () => {
    fc.assert(
      fc.property(parts, fc.integer({ min: 1, max: 30 }), (all, most) => {
        const made = tiles(all, most);
        expect(
          near(
            made.reduce((s, tile) => s + tile.area, 0),
            size(all),
            size(all),
          ),
        ).toBe(true);
        expect(made.reduce((n, tile) => n + tile.count, 0)).toBe(
          all.filter((part) => part.value !== 0).length,
        );
        expect(made.every((tile) => tile.area === Math.abs(tile.value))).toBe(true);
      }),
    );
  });
});

describe("groups", () => {
  it("keep the sum", () => {
    fc.assert(
      fc.property(parts, (all) => {
        const made = grouped(all, (key) => ({ key: key.slice(0, 1), label: key.slice(0, 1) }));
        expect(near(sum(made), sum(all), size(all))).toBe(true);
        expect(new Set(made.map((each) => each.key)).size).toBe(made.length);
      }),
    );
  });
});
