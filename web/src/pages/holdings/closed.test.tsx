import { QueryClientProvider } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { Schemas } from "../../api";
import { client } from "../../query";
import { isClosed } from "./history";
import HoldingPage from "./Holding";

const search: { asOf?: string } = {};

vi.mock("@tanstack/react-router", () => ({
  Link: ({ to, children }: { to: string; children: ReactNode }) => <a href={to}>{children}</a>,
  useNavigate: () => vi.fn(),
  useParams: () => ({ scope: "p1", id: "x1" }),
  useSearch: () => search,
}));

type Line = Schemas["Transaction"];

function line(kind: Line["kind"], part: Partial<Line>): Line {
  return {
    id: `${kind}${String(part.quantity ?? "")}`,
    portfolio_id: "p1",
    position_id: "x1",
    delivered_position_id: null,
    symbol: "WAA",
    kind,
    date: "2026-01-09",
    quantity: null,
    price: 100,
    amount: null,
    fees: 0,
    cash_effect: 0,
    cash_balance: 0,
    split_numerator: null,
    split_denominator: null,
    note: null,
    origin: "API",
    is_reversible: false,
    created_at: "2026-01-09T15:00:00Z",
    ...part,
  };
}

function told(lines: Line[], total = lines.length): Schemas["PositionHistory"] {
  return {
    portfolio_id: "p1",
    position_id: "x1",
    symbol: "WAA",
    prices: null,
    transactions: lines,
    total_transactions: total,
  };
}

const BUY = line("BUY", { quantity: 5 });
const SELL = line("SELL", { quantity: -5 });

describe("whether something is left of a position", () => {
  it("is told by its own lines, the newest first", () => {
    expect(isClosed(told([SELL, BUY]), "x1")).toBe(true);
    expect(isClosed(told([line("SELL", { quantity: -2 }), BUY]), "x1")).toBe(false);
    expect(
      isClosed(told([line("COVER", { quantity: 3 }), line("SHORT", { quantity: -3 })]), "x1"),
    ).toBe(true);
    // what another lot sold is not its own
    expect(isClosed(told([{ ...SELL, position_id: "x2" }, BUY]), "x1")).toBe(false);
  });

  it("counts splits in between", () => {
    const split = line("SPLIT", { position_id: null, split_numerator: 2, split_denominator: 1 });
    expect(isClosed(told([line("SELL", { quantity: -10 }), split, BUY]), "x1")).toBe(true);
    expect(isClosed(told([SELL, split, BUY]), "x1")).toBe(false);
  });

  it("is not known of no lines, or of more than are told", () => {
    expect(isClosed(told([]), "x1")).toBe(false);
    expect(isClosed(told([SELL, BUY], 201), "x1")).toBe(false);
  });
});

describe("the page of a closed holding", () => {
  afterEach(() => {
    vi.unstubAllGlobals();
    client.clear();
    delete search.asOf;
  });

  function open(lines: Line[], part = {}): string[] {
    const asked: string[] = [];
    vi.stubGlobal("fetch", (address: string) => {
      asked.push(address.replace(/\?.*/, ""));
      return Promise.resolve(
        address.includes("/history")
          ? Response.json(told(lines))
          : address.includes("/details")
            ? Response.json({
                positions: [
                  {
                    id: "x1",
                    symbol: "WAA",
                    company_name: "Waa Inc.",
                    entry_date: "2026-01-09",
                    exit_date: "2026-01-12",
                    entry_price: 100,
                    exit_price: 110,
                    realized_pnl: 50,
                    ...part,
                  },
                ],
              })
            : Response.json({
                available: true,
                quality: "FINAL",
                as_of: "2026-01-14",
                figures: {},
                tables: [{ id: "positions", rows: [] }],
              }),
      );
    });
    render(
      <QueryClientProvider client={client}>
        <HoldingPage />
      </QueryClientProvider>,
    );
    return asked;
  }

  it("opens from a bare link with two reads", async () => {
    const asked = open([SELL, BUY]);
    expect(await screen.findByText("Waa Inc. Closed position.")).toBeDefined();
    expect(await screen.findByText("+$50.00")).toBeDefined();
    expect(asked).toEqual(["/api/v1/data/positions/x1/history", "/api/v1/data/positions/details"]);
  });

  it("is that of one to correct while it is held and not computed", async () => {
    open([BUY], { exit_date: null, quantity: 5, value_reason: "No price of WAA is stored." });
    expect(await screen.findByText("No price of WAA is stored.")).toBeDefined();
    expect(screen.getByRole("button", { name: "Edit" })).toBeDefined();
    expect(screen.getByRole("button", { name: "Calculate now" })).toBeDefined();
    expect(screen.queryByText("What it made")).toBeNull();
  });

  it("of another day is looked for among the holdings of that day", async () => {
    search.asOf = "2026-01-10";
    const asked = open([SELL, BUY]);
    expect(await screen.findByText("Waa Inc. Closed position.")).toBeDefined();
    expect(asked).toContain("/api/v1/views/p1/holdings");
  });
});
