import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  RouterProvider,
} from "@tanstack/react-router";
import { fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { read, shownOf, textOf } from "./saved";
import { SavedViews } from "./SavedViews";

interface View {
  id: string;
  name: string;
  search: string;
  created_at: string;
  updated_at: string;
}

/** The server's part, with its rules of names. */
class Store {
  views: View[] = [];
  asked: string[] = [];

  add(name: string, search: string): View {
    const at = "2026-11-20T15:00:00Z";
    const made = { id: `v${String(this.views.length + 1)}${name}`, name, search };
    const view = { ...made, created_at: at, updated_at: at };
    this.views.push(view);
    return view;
  }

  async answer(request: Request): Promise<Response> {
    const id = decodeURIComponent(new URL(request.url).pathname.split("/")[5] ?? "");
    this.asked.push(request.method);
    if (request.method === "GET") {
      return Response.json({ views: this.views, total: this.views.length });
    }
    if (request.method === "DELETE") {
      this.views = this.views.filter((each) => each.id !== id);
      return new Response(null, { status: 204 });
    }
    const body = (await request.json()) as Partial<View>;
    const taken = this.views.some((each) => each.id !== id && each.name === body.name);
    if (taken) {
      return Response.json(
        { code: "VIEW_NAME_TAKEN", detail: "There is a view named so already.", status: 409 },
        { status: 409, headers: { "Content-Type": "application/problem+json" } },
      );
    }
    if (request.method === "POST") {
      return Response.json(this.add(body.name ?? "", body.search ?? ""), { status: 201 });
    }
    const view = this.views.find((each) => each.id === id);
    return Response.json(Object.assign(view ?? {}, body));
  }
}

const store = new Store();

function show(address: string) {
  const root = createRootRoute();
  const holdings = createRoute({
    getParentRoute: () => root,
    path: "/p/$scope/holdings",
    component: SavedViews,
  });
  const router = createRouter({
    routeTree: root.addChildren([holdings]),
    history: createMemoryHistory({ initialEntries: [address] }),
  });
  render(
    <QueryClientProvider client={new QueryClient()}>
      {/* the type that is registered is that of the whole front end */}
      <RouterProvider router={router as never} />
    </QueryClientProvider>,
  );
  return router;
}

async function opened(name = "Saved views") {
  fireEvent.click(await screen.findByRole("button", { name }));
  return within(await screen.findByRole("dialog", { name: "Saved views" }));
}

beforeEach(() => {
  store.views = [];
  store.asked = [];
  localStorage.clear();
  vi.stubGlobal("fetch", (address: RequestInfo | URL, init?: RequestInit) =>
    store.answer(new Request(new URL(address as string, "http://localhost"), init)),
  );
  vi.stubGlobal(
    "ResizeObserver",
    class {
      observe = vi.fn();
      unobserve = vi.fn();
      disconnect = vi.fn();
    },
  );
  vi.stubGlobal("scrollTo", vi.fn());
});
afterEach(() => {
  vi.unstubAllGlobals();
});

describe("what a view holds", () => {
  const { options } = createRouter({ routeTree: createRootRoute() });
  const written = {
    parseSearch: options.parseSearch,
    stringifySearch: options.stringifySearch,
  } as Parameters<typeof textOf>[1];

  it("leaves out the day, what is open for a moment, and what nobody knows", () => {
    expect(
      shownOf({ asOf: "2026-11-20", trade: "new", row: "r", fold: "A~B", view: "long", x: 1 }),
    ).toEqual({ view: "long", fold: "A~B" });
  });

  it("comes back as it was, in characters that the server takes", () => {
    const shown = { view: "short", q: "100% é&b", tag: "2024", sort: "", columns: "a~b" };
    const text = textOf(shown, written);
    expect(text).toMatch(/^([A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*$/);
    expect(read(text, written)).toEqual(shown);
  });

  it("is the same whatever the order of the address", () => {
    expect(textOf({ sort: "a", view: "long" }, written)).toBe(
      textOf({ view: "long", sort: "a" }, written),
    );
  });
});

describe("saved views", () => {
  it("are saved with the columns that are shown, and then the address is the view", async () => {
    localStorage.setItem("sigmasight.columns.holdings", '["price","market_value"]');
    const router = show("/p/p1/holdings?view=long&asOf=2026-11-20&row=r1");
    const menu = await opened();
    fireEvent.change(await menu.findByLabelText("Save what is shown as"), {
      target: { value: "Longs" },
    });
    fireEvent.click(menu.getByRole("button", { name: "Save" }));

    expect(await screen.findByRole("button", { name: "Saved views: Longs" })).toBeDefined();
    expect(store.views.map((each) => each.search)).toEqual([
      "view=long&columns=market_value%7Eprice",
    ]);
    expect(router.state.location.search).toEqual({
      view: "long",
      asOf: "2026-11-20",
      row: "r1",
      columns: "market_value~price",
    });
  });

  it("open in the scope one looks at, and say which one is shown", async () => {
    store.add("Shorts", "view=short&sort=-pnl_day&trade=new");
    const router = show("/p/p2/holdings?view=long");
    const menu = await opened();
    fireEvent.click(await menu.findByRole("link", { name: "Shorts" }));

    await waitFor(() => {
      expect(router.state.location.href).toBe("/p/p2/holdings?view=short&sort=-pnl_day");
    });
    const again = await opened("Saved views: Shorts");
    expect(await again.findByRole("link", { name: "Shorts (shown)" })).toBeDefined();
    expect(again.queryByRole("button", { name: "Save what is shown as Shorts" })).toBeNull();
  });

  it("are replaced under a name that is there, which can be taken back", async () => {
    store.add("Longs", "view=long");
    show("/p/p1/holdings?view=short&columns=price");
    const menu = await opened();
    fireEvent.change(await menu.findByLabelText("Save what is shown as"), {
      target: { value: " longs " },
    });
    fireEvent.click(menu.getByRole("button", { name: "Replace" }));
    await waitFor(() => {
      expect(store.views.map((each) => each.search)).toEqual(["view=short&columns=price"]);
    });

    fireEvent.click(await screen.findByRole("button", { name: "Undo" }));
    await waitFor(() => {
      expect(store.views.map((each) => each.search)).toEqual(["view=long"]);
    });
  });

  it("are renamed, and keep what was typed when the name is taken", async () => {
    store.add("Longs", "view=long");
    store.add("Shorts", "view=short");
    show("/p/p1/holdings");
    const menu = await opened();
    fireEvent.click(await menu.findByRole("button", { name: "Rename Shorts" }));
    const field = menu.getByLabelText<HTMLInputElement>("New name of Shorts");
    fireEvent.change(field, { target: { value: "Longs" } });
    fireEvent.click(menu.getByRole("button", { name: "Rename" }));
    expect((await menu.findByRole("alert")).textContent).toContain("already");
    expect(field.value).toBe("Longs");

    fireEvent.change(field, { target: { value: "Short book" } });
    fireEvent.click(menu.getByRole("button", { name: "Rename" }));
    expect(await menu.findByRole("link", { name: "Short book" })).toBeDefined();
    expect(menu.queryByRole("alert")).toBeNull();
  });

  it("are deleted, which can be taken back", async () => {
    store.add("Longs", "view=long");
    show("/p/p1/holdings");
    const menu = await opened();
    fireEvent.click(await menu.findByRole("button", { name: "Delete Longs" }));
    expect(await screen.findByText("The view Longs is deleted.")).toBeDefined();
    expect(store.views).toEqual([]);

    fireEvent.click(screen.getByText("Undo"));
    await waitFor(() => {
      expect(store.views.map(({ name, search }) => [name, search])).toEqual([
        ["Longs", "view=long"],
      ]);
    });
  });
});
