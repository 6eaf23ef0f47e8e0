import { describe, expect, it } from "vitest";
import { unsaid } from "./findings";

describe("what is said after a summary", () => {
  const findings = ["critical", "warning", "elevated", "elevated", "normal"].map(
    (severity, at) => ({
      severity,
      text: `Finding ${String(at)}.`,
    }),
  );

  it("is the rest of what stands out, and nothing twice", () => {
    const summary = "Four things stand out. Finding 0. Finding 1. Finding 2.";
    expect(unsaid(summary, findings).map(({ text }) => text)).toEqual(["Finding 3."]);
  });

  it("is nothing where the summary names all", () => {
    expect(unsaid("One thing stands out. Finding 0. Finding 4.", findings.slice(0, 1))).toEqual([]);
  });

  it("is all that stands out where somebody worded the summary anew", () => {
    expect(unsaid("In short: beware.", findings)).toHaveLength(4);
  });
});
