import { QueryClientProvider } from "@tanstack/react-query";
import { createMemoryHistory, createRouter, RouterProvider } from "@tanstack/react-router";
import { render, screen, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { client } from "./query";
import { tree } from "./router";

const ME = { id: "u1", email: "ann@example.com", full_name: "Ann", role: "USER" };

function serve(role: string): void {
  vi.stubGlobal("fetch", (address: string) =>
    Promise.resolve(
      address === "/api/v1/auth/me"
        ? Response.json({ ...ME, role })
        : address === "/api/v1/data/portfolios"
          ? Response.json([])
          : Response.json(
              {
                type: "/problems/not-signed-in",
                title: "Not signed in",
                status: 401,
                detail: "Sign in.",
                instance: address,
                code: "NOT_SIGNED_IN",
                errors: [],
              },
              { status: 401 },
            ),
    ),
  );
}

async function go(address: string) {
  const router = createRouter({
    routeTree: tree,
    history: createMemoryHistory({ initialEntries: [address] }),
  });
  render(
    <QueryClientProvider client={client}>
      <RouterProvider router={router} />
    </QueryClientProvider>,
  );
  // pages are loaded when they are asked for
  await screen.findByRole("main", {}, { timeout: 10_000 });
  return router;
}

beforeEach(() => {
  client.clear();
  vi.stubGlobal("scrollTo", vi.fn());
});

afterEach(() => {
  vi.unstubAllGlobals();
});

describe("who is not signed in", () => {
  it("begins at the sign-in, which leads to the own beginning and to no page", async () => {
    vi.stubGlobal("fetch", () =>
      Promise.resolve(
        Response.json({ status: 401, code: "NOT_SIGNED_IN", errors: [] }, { status: 401 }),
      ),
    );

    const router = await go("/");

    expect(router.state.location.pathname).toBe("/sign-in");
    expect(router.state.location.search).toEqual({});
  });
});

describe("a day that was chosen", () => {
  it("stays from page to page until another one is", async () => {
    serve("USER");
    const router = await go("/no/such/page?asOf=2026-11-18");
    const to = (search?: object) =>
      router.buildLocation({ to: "/p/$scope/holdings", params: { scope: "all" }, search } as never)
        .searchStr;

    expect(to()).toBe("?asOf=2026-11-18");
    expect(to({ q: "AAPL" })).toContain("asOf=2026-11-18");
    expect(to({ asOf: undefined })).toBe("");
    expect(to({ asOf: "2026-11-17" })).toBe("?asOf=2026-11-17");
  });
});

describe("a day that is none", () => {
  it.each(["garbage", "2026-02-31", "2026-13-01"])(
    "as %s, is not asked of the server",
    async (day) => {
      const asked: string[] = [];
      serve("USER");
      const answer = fetch;
      vi.stubGlobal("fetch", (address: string) => {
        asked.push(address);
        return answer(address);
      });
      await go(`/p/all?asOf=${day}`);
      await vi.waitFor(
        () => {
          expect(asked.some((each) => each.startsWith("/api/v1/views/all/overview"))).toBe(true);
        },
        { timeout: 10_000 },
      );
      expect(asked.filter((each) => each.includes("as_of"))).toEqual([]);
      expect(screen.getByLabelText<HTMLInputElement>(/^As of/).value).toBe("");
    },
    20_000,
  );
});

describe("an address that leads nowhere", () => {
  it.each(["/no/such/page", "/p/all/nothing", "/researching"])(
    "of %s is said inside, with the menu and ways on",
    async (address) => {
      serve("USER");
      await go(address);
      const main = within(screen.getByRole("main"));
      expect(main.getByRole("heading", { level: 1 }).textContent).toBe("There is no such page");
      expect(main.getByText(`Nothing is found at ${address}`)).toBeDefined();
      expect(main.getByRole("link", { name: "Go to the overview" }).getAttribute("href")).toBe("/");
      const menu = screen.getByRole("navigation", { name: "Pages" });
      expect(within(menu).getByRole("link", { name: "Holdings" })).toBeDefined();
      expect(menu.querySelector("ul [aria-current=page]")).toBeNull();
      expect(document.title).toBe("SigmaSight");
    },
  );
});

describe("operations", () => {
  it("tells who is no administrator so, inside, with the menu and a way on", async () => {
    serve("USER");
    const router = await go("/ops");
    expect(await screen.findByText(/for administrators/, {}, { timeout: 10_000 })).toBeDefined();
    expect(router.state.location.pathname).toBe("/ops/runs");
    const menu = screen.getByRole("navigation", { name: "Pages" });
    expect(within(menu).getByRole("link", { name: "Overview" })).toBeDefined();
    expect(within(menu).queryByRole("link", { name: "Operations" })).toBeNull();
    const main = within(screen.getByRole("main"));
    expect(main.getByRole("link", { name: "Go to the overview" })).toBeDefined();
  }, 20_000);
});
