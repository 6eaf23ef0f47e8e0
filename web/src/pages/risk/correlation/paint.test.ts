import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { at, layout, scale, step } from "./paint";

describe("the scale", () => {
  const colours = { plus: "#1f5fbf", minus: "#a34700", card: "#f6f7f9" };

  it("is centred at zero and ends in its colours", () => {
    const steps = scale(colours);
    expect(steps).toHaveLength(201);
    expect(steps[step(0)]).toEqual([246, 247, 249]);
    expect(steps[step(1)]).toEqual([31, 95, 191]);
    expect(steps[step(-1)]).toEqual([163, 71, 0]);
  });

  it("never leaves itself", () => {
    fc.assert(
      fc.property(fc.double({ min: -3, max: 3, noNaN: true }), (rho) => {
        expect(step(rho)).toBeGreaterThanOrEqual(0);
        expect(step(rho)).toBeLessThanOrEqual(200);
        expect(step(-rho) + step(rho)).toBeCloseTo(200, -0.5);
      }),
    );
  });
});

describe("the layout", () => {
  it("fits the width and finds every cell again", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100 }),
        fc.integer({ min: 300, max: 1600 }),
        fc.boolean(),
        (count, width, hasTree) => {
          const shown = layout(count, width, 5, hasTree);
          expect(shown.width).toBeLessThanOrEqual(width + 1);
          const last = count - 1;
          const middle = (place: number) => (place + 0.5) * shown.cell;
          expect(at(shown, count, shown.left + middle(last), shown.top + middle(0))).toEqual({
            row: 0,
            column: last,
          });
          expect(at(shown, count, shown.left - 1, shown.top + 1)).toBeNull();
        },
      ),
    );
  });
});
