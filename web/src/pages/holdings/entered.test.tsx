import { QueryClientProvider } from "@tanstack/react-query";
import { render, screen, waitFor } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { ViewPage } from "../../api";
import { client } from "../../query";
import Entered from "./Entered";

vi.mock("@tanstack/react-router", () => ({ useNavigate: () => vi.fn() }));

const NEW = {
  id: "x2",
  symbol: "ZZQXY",
  position_type: "LONG",
  quantity: 10,
  entry_date: "2026-09-01",
  current_price: null,
  value_reason: "No price of ZZQXY is stored.",
};
const OLD = { ...NEW, id: "x1", symbol: "AAPL", value_reason: null };

function show(positions: (typeof NEW | typeof OLD)[]) {
  const answer = vi.fn(() => Promise.resolve(Response.json({ positions })));
  vi.stubGlobal("fetch", answer);
  const page = {
    available: true,
    quality: "STALE",
    figures: {},
    tables: [{ id: "positions", rows: [{ key: "x1", numbers: {}, texts: {} }] }],
  } as unknown as ViewPage;
  render(
    <QueryClientProvider client={client}>
      <Entered scope="p1" page={page} />
    </QueryClientProvider>,
  );
  return answer;
}

describe("what was entered since the newest figures", () => {
  afterEach(() => {
    vi.unstubAllGlobals();
    client.clear();
  });

  it("is listed with what it lacks, to correct, delete or calculate", async () => {
    show([OLD, NEW]);
    expect(await screen.findByText("No price of ZZQXY is stored.")).toBeDefined();
    expect(screen.getByRole("button", { name: "Edit ZZQXY" })).toBeDefined();
    expect(screen.queryByRole("button", { name: "Edit AAPL" })).toBeNull();
    expect(screen.getByRole("button", { name: "Calculate now" })).toBeDefined();
  });

  it("is nothing where the figures have everything", async () => {
    const answer = show([OLD]);
    await waitFor(() => {
      expect(answer).toHaveBeenCalled();
    });
    await waitFor(() => {
      expect(client.isFetching()).toBe(0);
    });
    expect(screen.queryByRole("button")).toBeNull();
  });
});
