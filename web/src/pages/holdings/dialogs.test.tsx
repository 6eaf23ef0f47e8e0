import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { fireEvent, render, screen, waitFor } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import EditDialog from "./EditDialog";
import PositionDialog from "./PositionDialog";
import { letDialogsOpen } from "../../testing/dialogs";

const navigate = vi.fn();

vi.mock("@tanstack/react-router", () => ({
  Link: ({ to, children }: { to: string; children: ReactNode }) => <a href={to}>{children}</a>,
  useNavigate: () => navigate,
}));

const POSITION = {
  id: "x1",
  portfolio_id: "p1",
  symbol: "SPY261218P00450000",
  investment_class: "OPTIONS",
  quantity: -2,
  entry_price: 3.1,
  entry_date: "2026-11-02",
  notes: null,
};

interface Sent {
  method: string;
  address: string;
  body: unknown;
  key: string | null;
}

/** A server that remembers what it got, and answers each address in its own way. */
function serve(answers: Record<string, () => Response>): Sent[] {
  const sent: Sent[] = [];
  vi.stubGlobal("fetch", (address: string, init: RequestInit) => {
    const method = init.method ?? "GET";
    sent.push({
      method,
      address,
      body: typeof init.body === "string" ? (JSON.parse(init.body) as unknown) : null,
      key: new Headers(init.headers).get("Idempotency-Key"),
    });
    const found = Object.entries(answers).find(([start]) =>
      `${method} ${address}`.startsWith(start),
    );
    return Promise.resolve(found ? found[1]() : Response.json({}));
  });
  return sent;
}

function problem(status: number, detail: string, faults: Record<string, string> = {}) {
  return () =>
    Response.json(
      {
        type: "/problems/invalid-input",
        title: "Invalid input",
        status,
        detail,
        instance: "/api/v1/positions",
        code: "INVALID_INPUT",
        errors: Object.entries(faults).map(([field, message]) => ({
          field,
          message,
          code: "INVALID",
        })),
      },
      { status },
    );
}

function show(element: ReactNode) {
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  return render(<QueryClientProvider client={queries}>{element}</QueryClientProvider>);
}

function type(label: string, value: string): void {
  fireEvent.change(screen.getByLabelText(label), { target: { value } });
}

const PORTFOLIOS = [{ id: "p1", name: "Growth" }];

beforeEach(letDialogsOpen);

afterEach(() => {
  vi.unstubAllGlobals();
  navigate.mockReset();
});

describe("adding a position by hand", () => {
  const add = (onClose = vi.fn()) =>
    show(<PositionDialog open scope="all" portfolios={PORTFOLIOS} onClose={onClose} />);
  const option = () => {
    type("What it is", "OPTION");
    type("Side", "written");
    type("Right", "PUT");
    type("Underlying", "spy");
    type("Strike", "450");
    type("Expires", "2099-12-18");
    type("Contracts", "2");
    type("Entry price", "3.10");
    type("Since", "2026-11-02");
  };
  const press = (name: string) => {
    fireEvent.click(screen.getByRole("button", { name }));
  };

  it("sends an option by its parts, once, and leads to the calculation", async () => {
    const sent = serve({
      "POST /api/v1/positions": () => Response.json(POSITION, { status: 201 }),
      "POST /api/v1/portfolios/p1/calculate": () => Response.json({ batch_run_id: "r1" }),
    });
    add();
    option();
    press("Add");
    expect(await screen.findByText("Added.")).toBeDefined();
    const posts = sent.filter((each) => each.address === "/api/v1/positions");
    expect(posts).toHaveLength(1);
    expect(posts[0]?.key).toMatch(/^[0-9a-f-]{36}$/);
    expect(posts[0]?.body).toMatchObject({
      portfolio_id: "p1",
      position_type: "SP",
      underlying_symbol: "SPY",
      strike_price: 450,
      expiration_date: "2099-12-18",
      quantity: -2,
      avg_cost: 3.1,
      entry_date: "2026-11-02",
    });
    press("Calculate now");
    await waitFor(() => {
      expect(navigate).toHaveBeenCalledWith(
        expect.objectContaining({ search: { portfolio: "p1", run: "r1" } }),
      );
    });
  });

  it("sends nothing that lacks something, and goes to the first field that does", async () => {
    const sent = serve({});
    add();
    press("Add");
    expect(screen.getByText("A symbol such as AAPL or BRK.B.")).toBeDefined();
    expect(sent).toEqual([]);
    await waitFor(() => {
      expect(document.activeElement).toBe(screen.getByLabelText("Symbol"));
    });
    expect(screen.getByLabelText("Symbol").getAttribute("aria-invalid")).toBe("true");
  });

  it("says at the field what the server refuses, and keeps what was typed", async () => {
    serve({
      "POST /api/v1/positions": problem(400, "The request has a fault.", {
        strike_price: "The strike is too high.",
      }),
    });
    add();
    option();
    press("Add");
    const strike = screen.getByLabelText<HTMLInputElement>("Strike");
    await waitFor(() => {
      expect(document.activeElement).toBe(strike);
    });
    const said = document.getElementById(strike.getAttribute("aria-describedby") ?? "");
    expect(said?.textContent).toBe("The strike is too high.");
    expect(strike.value).toBe("450");
    // what is mended is no longer wrong
    type("Strike", "440");
    expect(strike.getAttribute("aria-invalid")).toBeNull();
  });

  it("asks for what its class needs, and says what is known of the symbol", async () => {
    serve({
      "POST /api/v1/positions/validate-symbol": () =>
        Response.json({ valid: true, symbol: "ZZZ", message: "No price of ZZZ is stored yet." }),
    });
    add();
    type("Symbol", "zzz");
    fireEvent.blur(screen.getByLabelText("Symbol"));
    expect(await screen.findByText("No price of ZZZ is stored yet.")).toBeDefined();
    type("What it is", "CASH");
    expect(screen.queryByLabelText("Entry price")).toBeNull();
    expect(screen.getByLabelText<HTMLSelectElement>("Kind").value).toBe("CASH");
    type("What it is", "PRIVATE");
    expect(screen.getByLabelText("Label")).toBeDefined();
    expect(screen.getByLabelText("Entry price")).toBeDefined();
  });
});

describe("editing a position", () => {
  const edit = (onClose = vi.fn()) =>
    show(<EditDialog open id="x1" scope="p1" symbol="SPY261218P00450000" onClose={onClose} />);
  const read = () => Response.json(POSITION);

  it("sends what is different, with the sign of the position", async () => {
    const sent = serve({
      "GET /api/v1/positions/x1": read,
      "PUT /api/v1/positions/x1": () => Response.json({ ...POSITION, quantity: -3 }),
    });
    edit();
    const contracts = await screen.findByLabelText<HTMLInputElement>("Contracts");
    expect(contracts.value).toBe("2");
    expect(screen.getByRole<HTMLButtonElement>("button", { name: "Save" }).disabled).toBe(true);
    type("Contracts", "3");
    fireEvent.click(screen.getByRole("button", { name: "Save" }));
    expect(await screen.findByText("Saved.")).toBeDefined();
    expect(sent.find((each) => each.method === "PUT")?.body).toEqual({ quantity: -3 });
    expect(screen.getByRole("button", { name: "Calculate now" })).toBeDefined();
  });

  it("asks for no calculation when only the notes are others", async () => {
    serve({
      "GET /api/v1/positions/x1": read,
      "PUT /api/v1/positions/x1": () => Response.json({ ...POSITION, notes: "hedge" }),
    });
    edit();
    await screen.findByLabelText("Notes");
    type("Notes", "hedge");
    fireEvent.click(screen.getByRole("button", { name: "Save" }));
    expect(await screen.findByText("Saved.")).toBeDefined();
    expect(screen.queryByRole("button", { name: "Calculate now" })).toBeNull();
  });

  it("says why a correction is refused, and keeps it", async () => {
    serve({
      "GET /api/v1/positions/x1": read,
      "PUT /api/v1/positions/x1": problem(409, "SPY was split since this position was opened."),
    });
    edit();
    await screen.findByLabelText("Entry price");
    type("Entry price", "2.9");
    fireEvent.click(screen.getByRole("button", { name: "Save" }));
    expect((await screen.findByRole("alert")).textContent).toContain("was split since");
    expect(screen.getByLabelText<HTMLInputElement>("Entry price").value).toBe("2.9");
  });

  it("deletes only after it was asked for twice, and goes back to the holdings", async () => {
    const sent = serve({
      "GET /api/v1/positions/x1": read,
      "DELETE /api/v1/positions/x1": () => Response.json({ deleted: true }),
    });
    edit();
    fireEvent.click(await screen.findByRole("button", { name: "Delete" }));
    expect(sent.some((each) => each.method === "DELETE")).toBe(false);
    fireEvent.click(screen.getByRole("button", { name: "Delete the position" }));
    expect(await screen.findByText("Deleted.")).toBeDefined();
    expect(screen.getByRole("button", { name: "Calculate now" })).toBeDefined();
    fireEvent.click(screen.getByRole("button", { name: "Go to the holdings" }));
    await waitFor(() => {
      expect(navigate).toHaveBeenCalledWith({
        to: "/p/$scope/holdings",
        params: { scope: "p1" },
      });
    });
    expect(sent.filter((each) => each.method === "DELETE")).toHaveLength(1);
  });
});
