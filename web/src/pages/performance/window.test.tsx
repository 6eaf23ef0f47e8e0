import { fireEvent, render, screen } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { Controls } from "./Controls";
import type { Day } from "./model";

const DAYS: Day[] = ["2026-11-12", "2026-11-13", "2026-11-16"].map((day) => ({
  day,
  nav: 100,
  flow: 0,
  pnl: 0,
  index: 1,
  drawdown: 0,
  bench: null,
}));

function controls(ends: { from?: string; to?: string }, reversed = false) {
  const setLater = vi.fn();
  render(
    <Controls
      days={DAYS}
      view={{
        from: undefined,
        to: undefined,
        ends: { from: ends.from, to: ends.to },
        reversed,
        show: "value",
        by: "position",
        benchmark: undefined,
        set: vi.fn(),
        setLater,
      }}
    />,
  );
  return setLater;
}

describe("the days of a window", () => {
  it("are applied once they are in order, and said to be wrong at the field until then", () => {
    const setLater = controls({});
    fireEvent.change(screen.getByLabelText("To"), { target: { value: "2026-11-11" } });
    expect(setLater).toHaveBeenLastCalledWith(null);
    expect(screen.getByRole("alert").textContent).toBe("From is after To.");
    fireEvent.change(screen.getByLabelText("From"), { target: { value: "2026-11-10" } });
    expect(setLater).toHaveBeenLastCalledWith({ from: "2026-11-10", to: "2026-11-11" });
    expect(screen.queryByRole("alert")).toBeNull();
  });

  it("are said to be wrong where the address has them so", () => {
    controls({ from: "2026-11-16", to: "2026-11-12" }, true);
    expect(screen.getByRole("alert").textContent).toBe("From is after To.");
    expect(screen.getByLabelText<HTMLInputElement>("From").value).toBe("2026-11-16");
  });
});
