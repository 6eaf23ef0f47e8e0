import { render, screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { ViewNumber, ViewPage, ViewRow } from "../../../api";
import { Groups } from "./Groups";

function n(value: number | null): ViewNumber {
  return {
    value: value === null ? null : String(value),
    unit: "count",
    status: value === null ? "unavailable" : "ok",
    reason: null,
    reason_text: null,
    as_of: null,
    method: "correlation/risk-3",
    n: 252,
    coverage: null,
    se: null,
    lo: null,
    hi: null,
    inputs: "docs/methods/correlation.md",
  };
}

const row = (key: string, name: string, symbols: number, average: number | null): ViewRow => ({
  key,
  texts: { name },
  numbers: { symbols: n(symbols), average_correlation: n(average) },
});
const member = (key: string, cluster: string): ViewRow => ({
  key,
  texts: { cluster },
  numbers: {},
});
const page = { as_of: "2026-11-20" } as ViewPage;

describe("groups that move together", () => {
  it("are of two or more; what stands alone is named in a sentence", () => {
    render(
      <Groups
        page={page}
        rows={[row("1", "Moves with SPY", 2, 0.94), row("2", "TSLA", 1, null)]}
        listed={[member("SPY", "1"), member("QQQ", "1"), member("TSLA", "2")]}
      />,
    );
    const rows = within(screen.getByRole("table")).getAllByRole("row");
    expect(rows).toHaveLength(2);
    expect(rows[1]?.textContent).toContain("SPY, QQQ");
    expect(screen.getByText("Not close enough to any other: TSLA.")).toBeDefined();
  });

  it("are none when nothing is alike enough, and the threshold is said", () => {
    render(
      <Groups
        page={page}
        rows={[row("1", "A", 1, null), row("2", "B", 1, null)]}
        listed={[member("A", "1"), member("B", "2")]}
      />,
    );
    expect(screen.queryByRole("table")).toBeNull();
    expect(
      screen.getByText(/^No holdings move together closely enough to form a group.*0\.7/),
    ).toBeDefined();
  });

  it("are left out where the answer has none at all", () => {
    const { container } = render(<Groups page={page} rows={[]} listed={[]} />);
    expect(container.textContent).toBe("");
  });
});
