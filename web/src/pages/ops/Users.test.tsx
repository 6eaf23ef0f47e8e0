import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { letDialogsOpen } from "../../testing/dialogs";
import { Users } from "./Users";

const LIST = "/api/v1/admin/users";
const ME = "aaaaaaaa-1111-2222-3333-444455556666";
const OTHER = "bbbbbbbb-1111-2222-3333-444455556666";

let address: Record<string, unknown> = {};

vi.mock("@tanstack/react-router", () => ({
  useSearch: () => address,
  useNavigate: () => () => undefined,
}));

const ROWS = [
  {
    id: ME,
    email: "me@example.com",
    full_name: "Me",
    role: "ADMIN",
    is_active: true,
    created_at: "2026-01-02T10:00:00Z",
    last_login_at: "2026-11-20T10:00:00Z",
    portfolio_count: 0,
  },
  {
    id: OTHER,
    email: "other@example.com",
    full_name: "Other",
    role: "USER",
    is_active: true,
    created_at: "2026-01-02T10:00:00Z",
    last_login_at: null,
    portfolio_count: 3,
  },
];

interface Sent {
  method: string;
  path: string;
  body: unknown;
}

/** The list and oneself; what is sent is remembered and answered as it is told to. */
function serve(answer: () => Response): Sent[] {
  const sent: Sent[] = [];
  vi.stubGlobal("fetch", (to: string, init?: RequestInit) => {
    const { pathname } = new URL(to, "http://localhost");
    const method = init?.method ?? "GET";
    if (method !== "GET") {
      sent.push({ method, path: pathname, body: JSON.parse(init?.body as string) });
      return Promise.resolve(answer());
    }
    return Promise.resolve(
      pathname === LIST
        ? Response.json({ users: ROWS, total: 2, limit: 50, offset: 0 })
        : Response.json({ id: ME, email: "me@example.com", role: "ADMIN" }),
    );
  });
  return sent;
}

async function rows() {
  const table = within(await screen.findByRole("table"));
  return table.getAllByRole("row").slice(1);
}

function show() {
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  render(
    <QueryClientProvider client={queries}>
      <Users />
    </QueryClientProvider>,
  );
}

beforeEach(() => {
  letDialogsOpen();
  address = {};
});

afterEach(() => {
  vi.unstubAllGlobals();
});

describe("users", () => {
  it("are listed with role and last sign-in, and oneself cannot be changed", async () => {
    serve(() => Response.json({}));
    show();
    await screen.findByText("Me (you)");
    const [me, other] = await rows();
    expect(within(me as HTMLElement).getByText("Administrator")).toBeDefined();
    expect(within(me as HTMLElement).queryByRole("button")).toBeNull();
    expect(within(other as HTMLElement).getByText("Never")).toBeDefined();
    expect(within(other as HTMLElement).getByText("3")).toBeDefined();
  });

  it("are deactivated, and the dialog closes", async () => {
    const sent = serve(() => Response.json(ROWS[1]));
    show();
    fireEvent.click(await screen.findByRole("button", { name: "Other" }));
    fireEvent.click(screen.getByRole("checkbox", { name: "May sign in" }));
    fireEvent.click(screen.getByRole("button", { name: "Save" }));
    await waitFor(() => {
      expect(screen.queryByRole("dialog")).toBeNull();
    });
    expect(sent).toEqual([
      {
        method: "PUT",
        path: `${LIST}/${OTHER}`,
        body: { role: "USER", is_active: false },
      },
    ]);
  });

  it("get another password, which is forgotten once it is set", async () => {
    const sent = serve(() => Response.json(ROWS[1]));
    show();
    fireEvent.click(await screen.findByRole("button", { name: "Other" }));
    const field = screen.getByLabelText("Another password");
    fireEvent.change(field, { target: { value: "a long secret for you" } });
    fireEvent.click(screen.getByRole("button", { name: "Set the password" }));
    expect(await screen.findByText(/signed out everywhere/)).toBeDefined();
    expect((field as HTMLInputElement).value).toBe("");
    expect(sent[0]?.path).toBe(`${LIST}/${OTHER}/password`);
    expect(sent[0]?.body).toEqual({ new_password: "a long secret for you" });
  });

  it("keep what was typed when the server refuses it, and say why beside the field", async () => {
    serve(() =>
      Response.json(
        {
          type: "/problems/invalid-input",
          title: "Invalid input",
          status: 400,
          code: "INVALID_ACCOUNT",
          detail: "password is too easy to guess.",
          errors: [
            {
              field: "password",
              message: "is too easy to guess",
              code: "PASSWORD",
              row: 0,
              symbol: "",
            },
          ],
        },
        { status: 400 },
      ),
    );
    show();
    fireEvent.click(await screen.findByRole("button", { name: "New user" }));
    fireEvent.change(screen.getByLabelText("E-mail"), { target: { value: "new@example.com" } });
    fireEvent.change(screen.getByLabelText("Name"), { target: { value: "New" } });
    fireEvent.change(screen.getByLabelText("First password"), {
      target: { value: "administrator" },
    });
    fireEvent.click(screen.getByRole("button", { name: "Create" }));
    expect(await screen.findByText("First password is too easy to guess.")).toBeDefined();
    expect((screen.getByLabelText("Name") as HTMLInputElement).value).toBe("New");
  });
});
