import { render, screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { add, NOTHING, type RunEvent, screenOf } from "../../../run/run";
import { Timeline, Totals } from "./Timeline";

const progress = (seq: number, data: RunEvent["data"]): RunEvent => ({
  seq,
  type: "progress",
  timestamp: `2026-11-22T06:18:3${String(seq)}Z`,
  level: "info",
  message: "",
  data,
});

const shown = screenOf(
  [
    progress(1, { phase: "PRICES", state: "RUNNING", total: 21 }),
    progress(3, { phase: "PRICES", state: "PARTIAL", total: 21, done: 18, failed: 1, skipped: 2 }),
    progress(4, { phase: "RISK", state: "RUNNING", total: 40, done: 7 }),
  ].reduce(add, NOTHING),
);

describe("the timeline of a run", () => {
  it("tells of each phase what was done, left out and is still to do", () => {
    render(<Timeline stages={shown.stages} />);
    const phases = screen.getAllByRole("listitem").map((each) => each.textContent);
    expect(phases).toHaveLength(8);
    expect(phases[1]).toContain("18 of 21 symbols done, 2 skipped, 1 failed");
    expect(phases[1]).toContain("Partial in 2 s");
    expect(phases[7]).toContain("7 of 40 sessions done, 33 pending");
    expect(phases[0]).toContain("Not begun");
  });

  it("adds up", () => {
    const { container } = render(<Totals totals={shown.totals} />);
    const values = [...container.querySelectorAll("dd")].map((each) => Number(each.textContent));
    expect(values).toEqual([25, 1, 2, 33, 61]);
    expect(within(container).getByText("Known so far")).toBeTruthy();
  });
});
