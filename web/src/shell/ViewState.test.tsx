import { render, screen } from "@testing-library/react";
import type { ReactNode } from "react";
import { describe, expect, it, vi } from "vitest";
import type { ViewPage } from "../api";
import { ViewState } from "./ViewState";

const search: { asOf?: string } = {};

vi.mock("@tanstack/react-router", () => ({
  Link: ({ to, children }: { to: string; children: ReactNode }) => <a href={to}>{children}</a>,
  useSearch: () => search,
  useParams: () => ({}),
}));

/** What a page without results offers. */
function offered(scope: string, asOf: string | undefined, portfolios: Record<string, string>) {
  delete search.asOf;
  if (asOf !== undefined) {
    search.asOf = asOf;
  }
  const page = {
    scope,
    available: false,
    reason: "Its first day is 2025-06-30, after the one that is asked for.",
    tables: [
      {
        id: "portfolios",
        rows: Object.entries(portfolios).map(([name, through]) => ({
          key: name,
          texts: { name, computed_through: through || null },
          numbers: {},
        })),
      },
    ],
  } as unknown as ViewPage;
  const view = { data: page } as unknown as Parameters<typeof ViewState>[0]["view"];
  render(<ViewState view={view}>{() => null}</ViewState>);
  return screen.getAllByRole("link").map((link) => link.textContent);
}

describe("a page without results", () => {
  it("offers to compute or to import", () => {
    expect(offered("p1", undefined, {})).toEqual(["Calculate now", "Import positions"]);
  });

  it("offers the newest day where it is asked about another", () => {
    expect(offered("p1", "2020-01-01", {})).toEqual(["Show the newest day"]);
  });

  it("offers no portfolio that was not there on the day", () => {
    expect(offered("all", "2020-01-01", { Euros: "2019-12-31", Later: "" })).toEqual([
      "Euros",
      "Show the newest day",
    ]);
    expect(screen.getByText(/Its first day is Jun 30, 2025/)).toBeDefined();
  });
});
