import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen, within } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { ViewNumber, ViewPage } from "../../api";
import { holdings } from "./rows";

vi.mock("@tanstack/react-router", () => ({
  Link: ({ to, children }: { to: string; children: ReactNode }) => <a href={to}>{children}</a>,
  useNavigate: () => vi.fn(),
  useParams: () => ({ scope: "p1" }),
  useRouter: () => ({
    buildLocation: ({
      params,
      search,
    }: {
      params: { scope: string; id: string };
      search: object;
    }) => ({
      href: `/p/${params.scope}/holdings/${params.id}?${new URLSearchParams({ ...search }).toString()}`,
    }),
  }),
  useSearch: () => ({ asOf: "2026-11-18" }),
}));

function n(value: string | null, unit = "currency"): ViewNumber {
  return {
    value,
    unit,
    status: value === null ? "unavailable" : "ok",
    reason: null,
    reason_text: null,
    as_of: "2026-11-20",
    method: "ledger-1",
    n: null,
    coverage: null,
    se: null,
    lo: null,
    hi: null,
    inputs: "",
  };
}

const share = {
  key: "s1",
  texts: { symbol: "AAPL", name: "Apple Inc.", investment_class: "PUBLIC", position_type: "LONG" },
  numbers: {
    market_value: n("12500"),
    pnl_day: n("-130.5"),
    return_day: n("-0.0103", "ratio"),
    weight: n("0.5", "ratio"),
  },
};
const option = {
  key: "o1",
  texts: {
    symbol: "SPY261218P00450000",
    investment_class: "OPTIONS",
    position_type: "LP",
    option_type: "PUT",
    underlying_symbol: "SPY",
    expiry: "2026-12-18",
  },
  numbers: {
    strike: n("450"),
    market_value: n("980"),
    pnl_day: n("14"),
    return_day: n(null, "ratio"),
    weight: n("0.1", "ratio"),
  },
};
const page = {
  as_of: "2026-11-20",
  figures: {},
  tables: [{ id: "positions", rows: [share, option] }],
} as unknown as ViewPage;

/** The table as a window of a width draws it: the width is asked for once, when the module is loaded. */
async function show(width: number) {
  vi.resetModules();
  vi.stubGlobal("matchMedia", (query: string) => ({
    matches: width <= Number(/max-width: (\d+)px/.exec(query)?.[1] ?? 0),
    addEventListener: vi.fn(),
    removeEventListener: vi.fn(),
  }));
  vi.stubGlobal("fetch", () => Promise.resolve(Response.json([])));
  vi.stubGlobal(
    "ResizeObserver",
    class {
      observe = vi.fn();
      unobserve = vi.fn();
      disconnect = vi.fn();
    },
  );
  const { Table } = await import("./Table");
  const all = holdings(page);
  render(
    <QueryClientProvider client={new QueryClient()}>
      <Table page={page} all={all} rows={all} group="none" isAll={false} />
    </QueryClientProvider>,
  );
  return screen.getAllByRole("row");
}

afterEach(() => {
  vi.unstubAllGlobals();
});

function cells(row: HTMLElement | undefined): string[] {
  return row === undefined
    ? []
    : within(row)
        .getAllByRole("cell")
        .map((cell) => cell.textContent);
}

describe("the holdings of a narrow window", () => {
  it("have symbol, value and what the day made before everything else", async () => {
    const [head, first, second, total] = await show(360);
    expect(
      within(head as HTMLElement)
        .getAllByRole("columnheader")
        .slice(1, 4)
        .map((cell) => cell.textContent.replace(/[\u2191\u2193]/, "")),
    ).toEqual(["Holding", "Value, day", "Kind"]);
    expect(cells(first).slice(1, 3)).toEqual([
      "AAPLApple Inc.",
      "$12,500.00\u2212$130.50 \u22121.03%",
    ]);
    // an option is named by its terms; a change that is unknown takes no room
    expect(cells(second).slice(1, 3)).toEqual(["SPY 450 putDec 18, 2026", "$980.00+$14.00"]);
    expect(cells(total).slice(1, 3)).toEqual(["Total", "$13,480.00\u2212$116.50"]);
    expect(cells(first)).toHaveLength(cells(total).length);
  });

  it("lead to the same holding by a link that says the symbol", async () => {
    await show(360);
    const link = screen.getByRole("link", { name: "SPY 450 put" });
    expect(link.getAttribute("href")).toBe("/p/p1/holdings/o1?asOf=2026-11-18");
    expect(link.title).toBe("SPY261218P00450000");
  });

  it("have columns of their own where there is room", async () => {
    const [head, first] = await show(1280);
    expect(within(head as HTMLElement).queryByText("Value, day")).toBeNull();
    expect(within(head as HTMLElement).getByText("Market value")).toBeDefined();
    expect(cells(first)[1]).toBe("AAPLApple Inc.");
  });
}, 20_000);
