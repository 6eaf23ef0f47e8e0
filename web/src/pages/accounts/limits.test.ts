import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fractionOf, limitFault, percentOf } from "./limits";

describe("limits in percent", () => {
  it("are fractions for the server and come back as they were typed", () => {
    expect(fractionOf("150", "en-US")).toBe(1.5);
    expect(fractionOf("-20.25", "en-US")).toBe(-0.2025);
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000, max: 1_000_000 }), (hundredths) => {
        const typed = new Intl.NumberFormat("de-DE").format(hundredths / 100);
        expect(percentOf(fractionOf(typed, "de-DE"), "de-DE")).toBe(typed === "-0" ? "0" : typed);
      }),
    );
  });

  it("are refused with a reason when they are no numbers or too far out", () => {
    expect(limitFault("120,5", "de-DE", 0)).toBeNull();
    expect(limitFault("", "en-US", 0)).toBeNull();
    expect(limitFault("12,50", "en-US", 0)).toMatch(/not in your number format/);
    expect(limitFault("-1", "en-US", 0)).toBe("From 0 to 10,000 percent.");
    expect(limitFault("10001", "en-US", 0)).toBe("From 0 to 10,000 percent.");
  });

  it("are no limits when nothing is typed", () => {
    expect(fractionOf(" ", "en-US")).toBeNull();
    expect(percentOf(null, "en-US")).toBe("");
    expect(percentOf(undefined, "en-US")).toBe("");
  });
});
