import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { fireEvent, render, screen, waitFor } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { letDialogsOpen } from "../../../testing/dialogs";
import { draftOf, type Preview } from "./draft";
import { Earlier } from "./Earlier";
import { PortfolioStep } from "./PortfolioStep";
import { restart, setWizard, useWizard } from "./wizard";

const navigate = vi.fn();

vi.mock("@tanstack/react-router", () => ({
  Link: ({ to, children }: { to: string; children: ReactNode }) => <a href={to}>{children}</a>,
  useNavigate: () => navigate,
  useSearch: () => ({}),
}));

const CREATE = "/api/v1/onboarding/create-portfolio";
const ADD = "/api/v1/portfolios/p1/imports";

const PREVIEW = {
  columns: [],
  mapping: {},
  rows: [
    { symbol: "KO", status: "ready", investment_class: "PUBLIC" },
    { symbol: "ZQXJ", status: "ready", investment_class: "PUBLIC" },
    { symbol: "HOUSE", status: "ready", investment_class: "PRIVATE" },
  ],
  totals: {
    count: 3,
    long_count: 2,
    long_value: 190,
    short_count: 1,
    short_value: -200,
    cash_needed: -10,
  },
  duplicate_of: { portfolio_id: "p1", portfolio_name: "Growth" },
} as unknown as Preview;

const ADDED = {
  portfolio_id: "p1",
  portfolio_name: "Growth",
  positions_imported: 3,
  total_positions: 3,
  closed_positions: 0,
  first_day: "2019-06-03",
  capital_moved_from: "2020-01-02",
  cash_before: 149_000,
  cash: 149_010,
  held_already: ["JPM"],
  message: "Added.",
};

interface Sent {
  request: string;
  body: FormData | null;
  key: string | null;
}

/** A server that remembers what it got, and answers each address in its own way. */
function serve(answers: Record<string, unknown>): Sent[] {
  const sent: Sent[] = [];
  vi.stubGlobal("fetch", (address: string, init: RequestInit) => {
    const request = `${init.method ?? "GET"} ${address}`;
    sent.push({
      request,
      body: init.body instanceof FormData ? init.body : null,
      key: new Headers(init.headers).get("Idempotency-Key"),
    });
    return Promise.resolve(Response.json(answers[request] ?? {}));
  });
  return sent;
}

function Step() {
  return <PortfolioStep wizard={useWizard()} preview={PREVIEW} />;
}

function show(element: ReactNode) {
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  render(<QueryClientProvider client={queries}>{element}</QueryClientProvider>);
}

const PORTFOLIOS = {
  "GET /api/v1/data/portfolios": [
    { id: "p1", name: "Growth", account_name: "Broker", net_asset_value: 150_000 },
  ],
};

beforeEach(() => {
  letDialogsOpen();
  restart();
  setWizard({
    step: "portfolio",
    draft: draftOf("more.csv", new Blob(["Symbol\nKO\n"])),
    preview: PREVIEW,
    key: "k1",
  });
});

afterEach(() => {
  vi.unstubAllGlobals();
  navigate.mockReset();
});

describe("where the rows go", () => {
  it("is a new portfolio unless another one is chosen", async () => {
    const sent = serve(PORTFOLIOS);
    show(<Step />);
    await screen.findByRole("option", { name: "Growth (Broker)" });
    expect(screen.getByLabelText<HTMLSelectElement>("Add to").value).toBe("");
    fireEvent.change(screen.getByLabelText("Portfolio name"), { target: { value: "Mine" } });
    fireEvent.change(screen.getByLabelText("Account name"), { target: { value: "Other" } });
    fireEvent.change(screen.getByLabelText("Starting capital"), { target: { value: "5" } });
    fireEvent.click(screen.getByRole("button", { name: "Check" }));
    await waitFor(() => {
      expect(sent.at(-1)?.request).toBe(`POST ${CREATE}`);
    });
    expect(sent.at(-1)?.body?.get("account_name")).toBe("Other");
    expect(sent.at(-1)?.body?.get("dry_run")).toBe("true");
  });

  it("is a portfolio of one's own, tried first, added once, and calculated", async () => {
    const sent = serve({
      ...PORTFOLIOS,
      [`POST ${ADD}`]: ADDED,
      "GET /api/v1/data/prices/quotes?symbols=KO%2CZQXJ": {
        metadata: { failed_symbols: ["ZQXJ"] },
      },
      "POST /api/v1/portfolios/p1/calculate": { batch_run_id: "r1" },
    });
    show(<Step />);
    await screen.findByRole("option", { name: "Growth (Broker)" });
    fireEvent.change(screen.getByLabelText("Add to"), { target: { value: "p1" } });
    expect(screen.queryByLabelText("Portfolio name")).toBeNull();
    expect(screen.getByRole("note").textContent).toContain("adds them a second time");
    fireEvent.click(screen.getByRole("button", { name: "Check" }));
    expect(await screen.findByText("Cash before")).toBeDefined();
    expect(screen.getByText(/^\$149,010/)).toBeDefined();
    expect(screen.getByText(/JPM: further lots/)).toBeDefined();
    expect(screen.getByText(/moves from/)).toBeDefined();
    expect((await screen.findByText(/As long as one has none/)).textContent).toMatch(
      /^No price yet ZQXJ: the calculation asks/,
    );
    fireEvent.click(screen.getByRole("button", { name: "Import 3 positions and calculate" }));
    await waitFor(() => {
      expect(navigate).toHaveBeenCalledWith(
        expect.objectContaining({ search: { portfolio: "p1", run: "r1" } }),
      );
    });
    const posts = sent.filter((each) => each.request === `POST ${ADD}`);
    expect(posts.map((each) => each.body?.get("dry_run"))).toEqual(["true", "false"]);
    expect(posts.map((each) => each.body?.has("portfolio_name"))).toEqual([false, false]);
    expect(posts[0]?.key).toBeNull();
    expect(posts[1]?.key).toMatch(/^[0-9a-f-]{36}$/);
  });

  it("is a new portfolio again when the chosen one is gone", async () => {
    setWizard({ into: "deleted" });
    serve(PORTFOLIOS);
    show(<Step />);
    await screen.findByRole("option", { name: "Growth (Broker)" });
    expect(screen.getByLabelText("Portfolio name")).toBeDefined();
  });
});

const IMPORT = {
  id: "i1",
  file_name: "more.csv",
  positions: 3,
  created_at: "2026-01-15T15:00:00Z",
  content_hash: "0".repeat(64),
  undone_at: null,
  created_portfolio: false,
  can_be_undone: true,
  obstacles: [],
};

describe("undoing a file that was added", () => {
  it("keeps the portfolio and leads to the calculation", async () => {
    const sent = serve({
      ...PORTFOLIOS,
      [`GET ${ADD}`]: {
        total: 1,
        imports: [IMPORT],
      },
      [`POST ${ADD}/i1/undo`]: { message: "They are taken out again." },
    });
    show(<Earlier />);
    fireEvent.click(await screen.findByRole("button", { name: "Undo" }));
    expect(screen.getByText(/takes the 3 positions of this file out of Growth/)).toBeDefined();
    fireEvent.click(screen.getByRole("button", { name: "Undo the import" }));
    expect(await screen.findByText("They are taken out again.")).toBeDefined();
    expect(screen.getByRole("button", { name: "Calculate now" })).toBeDefined();
    expect(sent.filter((each) => each.request === `POST ${ADD}/i1/undo`)).toHaveLength(1);
  });
});

describe("undoing a file that a portfolio began with", () => {
  it("says that the portfolio is gone, and no value that is unknown", async () => {
    const list = "GET /api/v1/data/portfolios";
    const answers: Record<string, unknown> = {
      [list]: [{ id: "p1", name: "Growth", account_name: "Broker", net_asset_value: null }],
      [`GET ${ADD}`]: { total: 1, imports: [{ ...IMPORT, created_portfolio: true }] },
      [`POST ${ADD}/i1/undo`]: { message: "Growth is deleted." },
    };
    serve(answers);
    show(<Earlier />);
    fireEvent.click(await screen.findByRole("button", { name: "Undo" }));
    const told = screen.getByText(/^Undoing deletes the portfolio/).textContent;
    expect(told).toContain("Growth with its positions, and all that was computed of it.");
    expect(told).not.toContain("worth");
    answers[list] = [];
    fireEvent.click(screen.getByRole("button", { name: "Undo the import" }));
    expect(await screen.findByText("Growth is deleted.")).toBeDefined();
    expect(screen.queryByRole("dialog")).toBeNull();
    expect(navigate).toHaveBeenCalledWith({ to: ".", search: {} });
  });
});
