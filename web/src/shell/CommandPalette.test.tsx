import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { letDialogsOpen } from "../testing/dialogs";
import CommandPalette from "./CommandPalette";
import { PAGES } from "./pages";
import { ACCOUNTS_TABS, RISK_TABS } from "./tabs";

const navigate = vi.fn(() => Promise.resolve());
const onClose = vi.fn();

vi.mock("@tanstack/react-router", () => ({
  useNavigate: () => navigate,
  useParams: () => ({ scope: "p1" }),
  useSearch: () => ({}),
}));

function show(scope: string): HTMLElement {
  render(
    <QueryClientProvider
      client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}
    >
      <CommandPalette open onClose={onClose} scope={scope} pages={PAGES} />
    </QueryClientProvider>,
  );
  return screen.getByRole("combobox");
}

function options(): string[] {
  return screen.getAllByRole("option").map((each) => each.textContent);
}

beforeEach(() => {
  letDialogsOpen();
  Element.prototype.scrollIntoView = vi.fn();
  vi.clearAllMocks();
  vi.stubGlobal("fetch", (address: string) =>
    Promise.resolve(
      address.endsWith("/calculate")
        ? Response.json({ batch_run_id: "r1" })
        : Response.json({ tables: [] }, { status: address.endsWith("portfolios") ? 500 : 200 }),
    ),
  );
});

afterEach(() => {
  vi.unstubAllGlobals();
});

describe("what is found by a few letters", () => {
  it("are all tabs of the risk and of the accounts", () => {
    show("p1");
    for (const tab of RISK_TABS) {
      expect(options()).toContain(`${tab.label}Risk`);
    }
    for (const tab of ACCOUNTS_TABS) {
      expect(options()).toContain(`${tab.label}Accounts & data`);
    }
  });

  it.each([
    ["add position", { to: "/p/p1/holdings", search: { add: "position" } }],
    ["record trade", { to: "/p/p1/holdings", search: { trade: "new" } }],
    ["export report", { to: "/accounts/exports", search: { portfolio: "p1" } }],
    ["greeks", { to: "/p/p1/risk/greeks", search: {} }],
    ["data health", { to: "/accounts/health", search: { portfolio: "p1" } }],
  ])("by %s and Enter one goes there", (words, place) => {
    const field = show("p1");
    fireEvent.change(field, { target: { value: words } });
    fireEvent.keyDown(field, { key: "Enter" });
    expect(onClose).toHaveBeenCalledOnce();
    expect(navigate).toHaveBeenCalledWith(place);
  });

  it.each([
    ["p1", { portfolio: "p1", run: "r1" }],
    ["all", {}],
  ])("calculates %s, or asks which portfolio", async (scope, search) => {
    const field = show(scope);
    fireEvent.change(field, { target: { value: "calculate now" } });
    fireEvent.keyDown(field, { key: "Enter" });
    await vi.waitFor(() => {
      expect(navigate).toHaveBeenCalledWith(
        expect.objectContaining({ params: { tab: "runs" }, search }),
      );
    });
  });

  it("is gone through by the arrow keys", () => {
    const field = show("p1");
    const chosen = () => screen.getByRole("option", { selected: true }).textContent;
    expect(chosen()).toBe(options()[0]);
    fireEvent.keyDown(field, { key: "ArrowDown" });
    expect(chosen()).toBe(options()[1]);
    fireEvent.keyDown(field, { key: "ArrowUp" });
    fireEvent.keyDown(field, { key: "ArrowUp" });
    expect(chosen()).toBe(options()[0]);
  });

  it.each(["sign out", "theme", "amounts"])("has the action %s", (words) => {
    fireEvent.change(show("p1"), { target: { value: words } });
    expect(options()).toHaveLength(1);
    expect(options()[0]).toMatch(/Action$/);
  });
});
