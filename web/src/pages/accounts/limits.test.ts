import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fractionOf, percentOf } from "./limits";

describe("limits in percent", () => {
  it("are fractions for the server and come back as they were typed", () => {
    expect(fractionOf("150")).toBe(1.5);
    expect(fractionOf("-20.25")).toBe(-0.2025);
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000, max: 1_000_000 }), (hundredths) => {
        const typed = String(hundredths / 100);
        expect(percentOf(fractionOf(typed))).toBe(typed);
      }),
    );
  });

  it("are no limits when nothing is typed", () => {
    expect(fractionOf(" ")).toBeNull();
    expect(percentOf(null)).toBe("");
    expect(percentOf(undefined)).toBe("");
  });
});
