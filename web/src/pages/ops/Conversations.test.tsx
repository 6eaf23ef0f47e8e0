import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { fireEvent, render, screen, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Conversations } from "./Conversations";

const ACCOUNT = "0a0b0c0d-1111-2222-3333-444455556666";
const TALK = "aaaaaaaa-1111-2222-3333-444455556666";
const LIST = "/api/v1/admin/ai/tuning/conversations";

let address: Record<string, unknown> = {};
let again: () => void = () => undefined;

vi.mock("@tanstack/react-router", () => ({
  useSearch: () => address,
  useNavigate: () => (to: { search: (old: object) => Record<string, unknown> }) => {
    address = to.search(address);
    again();
  },
}));

const ROW = {
  id: TALK,
  user_id: ACCOUNT,
  title: "Am I too dependent on one thing?",
  created_at: "2026-11-19T10:00:00Z",
  updated_at: "2026-11-20T10:00:00Z",
  message_count: 2,
};
const MESSAGES = [
  {
    id: "m1",
    role: "user",
    content: "Am I too dependent?",
    status: "completed",
    created_at: "2026-11-20T09:59:00Z",
    annotation_count: 0,
  },
  {
    id: "m2",
    role: "assistant",
    content: "",
    status: "stopped",
    created_at: "2026-11-20T10:00:00Z",
    annotation_count: 0,
  },
];

/** Answers by path; what was asked, with its query, is remembered. */
function serve(answers: Record<string, () => Response>): URL[] {
  const asked: URL[] = [];
  vi.stubGlobal("fetch", (to: string) => {
    const place = new URL(to, "http://localhost");
    asked.push(place);
    return Promise.resolve(answers[place.pathname]?.() ?? new Response(null, { status: 404 }));
  });
  return asked;
}

const list =
  (rows: object[], total = rows.length) =>
  () =>
    Response.json({ conversations: rows, total, limit: 20, offset: 0 });

/** Shows the screen as the address has it; a change of the address shows it again. */
function show(onRemark = vi.fn()) {
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const screenNow = () => (
    <QueryClientProvider client={queries}>
      <Conversations days={7} onRemark={onRemark} />
    </QueryClientProvider>
  );
  const { rerender } = render(screenNow());
  again = () => {
    rerender(screenNow());
  };
  return onRemark;
}

beforeEach(() => {
  address = {};
});

afterEach(() => {
  vi.unstubAllGlobals();
});

describe("conversations of all accounts", () => {
  it("are listed with when, how long and whose they are", async () => {
    const asked = serve({ [LIST]: list([ROW, { ...ROW, id: "b", title: null }]) });
    show();
    const table = within(await screen.findByRole("table"));
    const rows = table.getAllByRole("row").slice(1);
    expect(rows).toHaveLength(2);
    expect(within(rows[0] as HTMLElement).getByText(ROW.title)).toBeDefined();
    expect(within(rows[0] as HTMLElement).getByText("2")).toBeDefined();
    expect(within(rows[0] as HTMLElement).getByText("0a0b0c0d")).toBeDefined();
    expect(within(rows[1] as HTMLElement).getByText("Without a title")).toBeDefined();
    expect(asked).toHaveLength(1);
    expect(Object.fromEntries(asked[0]?.searchParams ?? [])).toEqual({
      days: "7",
      limit: "20",
      offset: "0",
    });
  });

  it("are none in these days, which is said", async () => {
    serve({ [LIST]: list([]) });
    show();
    expect(await screen.findByText("No conversation in these days")).toBeDefined();
    expect(screen.queryByRole("table")).toBeNull();
  });

  it("fail with the words of the server and can be asked for again", async () => {
    let down = true;
    serve({
      [LIST]: () =>
        down
          ? Response.json({ detail: "The AI database does not answer." }, { status: 409 })
          : list([ROW])(),
    });
    show();
    expect((await screen.findByRole("alert")).textContent).toContain("does not answer");
    down = false;
    fireEvent.click(screen.getByRole("button", { name: "Try again" }));
    expect(await screen.findByText(ROW.title)).toBeDefined();
  });

  it("open by a press, say who said what, and take remarks on answers alone", async () => {
    const asked = serve({
      [LIST]: list([ROW]),
      [`${LIST}/${TALK}`]: () => Response.json({ ...ROW, messages: MESSAGES }),
    });
    const onRemark = show();
    const title = await screen.findByRole("button", { name: ROW.title });
    expect(title.getAttribute("aria-expanded")).toBe("false");
    // each look is written to the audit log: none before the press
    expect(asked).toHaveLength(1);
    fireEvent.click(title);
    const [person, analyst] = await screen.findAllByRole("article");
    expect(screen.getByRole("button", { name: ROW.title }).getAttribute("aria-expanded")).toBe(
      "true",
    );
    expect(address["talk"]).toBe(TALK);
    expect(person?.textContent).toContain("Am I too dependent?");
    expect(within(person as HTMLElement).queryByRole("button")).toBeNull();
    expect(analyst?.textContent).toContain("No text.");
    expect(analyst?.textContent).toContain("Stopped");
    fireEvent.click(within(analyst as HTMLElement).getByRole("button", { name: "Add a remark" }));
    expect(onRemark).toHaveBeenCalledWith({ message: "m2", annotation: null });
    // another press closes it
    fireEvent.click(screen.getByRole("button", { name: ROW.title }));
    expect(screen.queryAllByRole("article")).toEqual([]);
  });

  it("that are empty say so", async () => {
    address = { talk: TALK };
    serve({
      [LIST]: list([ROW]),
      [`${LIST}/${TALK}`]: () => Response.json({ ...ROW, messages: [] }),
    });
    show();
    expect(await screen.findByText("Nothing was said in it.")).toBeDefined();
  });

  it("are of one account by a press on it, from the first page", async () => {
    address = { talks: 20 };
    const asked = serve({ [LIST]: list([ROW], 21) });
    show();
    fireEvent.click(await screen.findByRole("button", { name: "0a0b0c0d" }));
    expect(address).toEqual({ by: ACCOUNT });
    await screen.findByText(ROW.title);
    const last = asked.at(-1)?.searchParams;
    expect(last?.get("user_id")).toBe(ACCOUNT);
    expect(last?.get("offset")).toBe("0");
  });

  it("are not asked for by half an id of an account", async () => {
    address = { by: "0a0b" };
    const asked = serve({ [LIST]: list([ROW]) });
    show();
    expect(await screen.findByText("An id of an account, whole.")).toBeDefined();
    await screen.findByText(ROW.title);
    expect(asked.every((each) => !each.searchParams.has("user_id"))).toBe(true);
  });
});
