import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { fireEvent, render, screen, waitFor } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { Schemas } from "../../api";
import { setTaste } from "../../lib/taste";
import { Answer } from "./Answer";
import { Reply } from "./Message";

vi.mock("@tanstack/react-router", () => ({
  Link: ({ to, children }: { to: string; children: ReactNode }) => <a href={to}>{children}</a>,
  useParams: () => ({}),
  useSearch: () => ({}),
}));

const PORTFOLIOS = [{ id: "p1", name: "Growth" }];

function serve(answers: Record<string, () => Response>): void {
  vi.stubGlobal("fetch", (address: string) => {
    const found = Object.entries(answers).find(([path]) => address.startsWith(path));
    return Promise.resolve(found ? found[1]() : Response.json(PORTFOLIOS));
  });
}

function show(element: ReactNode) {
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  return render(<QueryClientProvider client={queries}>{element}</QueryClientProvider>);
}

const cited = {
  number: 1,
  tool: "get_betas",
  pointer: "/net_asset_value",
  value: "30903.99",
  asOf: "2026-11-20",
  label: "Market betas: value, Growth",
};

function message(change: Partial<Schemas["ConversationMessage"]>): Schemas["ConversationMessage"] {
  return {
    id: "m1",
    role: "assistant",
    content: "Half an answer",
    status: "completed",
    created_at: "2026-11-20T10:00:00Z",
    citations: [],
    run_id: null,
    first_token_ms: null,
    latency_ms: null,
    model: "rules",
    tokens: null,
    cost_usd: null,
    error_code: null,
    replaced_by: null,
    ...change,
  };
}

afterEach(() => {
  vi.unstubAllGlobals();
  setTaste({ hidden: false });
});

describe("an answer", () => {
  it("lets neither HTML, scripts, pictures nor foreign schemes through", () => {
    serve({});
    const { container } = show(
      <Answer
        text={
          "<img src=x onerror=alert(1)><b>bold</b> ![pixel](https://evil.example/a.png) [bad](javascript:alert(1)) [own](/p/all/risk/factors) [web](https://example.org)"
        }
      />,
    );
    expect(container.querySelector("img, script, b")).toBeNull();
    expect([...container.querySelectorAll("a")].map((each) => each.getAttribute("href"))).toEqual([
      "/p/all/risk/factors",
      "https://example.org/",
    ]);
  });

  it("leads from a figure to the page it is on", async () => {
    serve({});
    show(<Answer text="It is $30,904 [1], not [2]." citations={[cited]} />);
    expect(screen.getByText(/not \[2\]/)).toBeTruthy();
    fireEvent.click(screen.getByRole("button", { name: /^Source 1/ }));
    await waitFor(() => {
      expect(screen.getByText("Open Risk, factors").getAttribute("href")).toBe(
        "/p/p1/risk/factors",
      );
    });
    expect(screen.getByText("30903.99")).toBeTruthy();
    expect(screen.getByText("Nov 20, 2026")).toBeTruthy();
  });

  it("hides amounts in the text and in its sources", async () => {
    setTaste({ hidden: true });
    serve({});
    const { baseElement } = show(<Answer text="It is $30,904 [1] at `$5`." citations={[cited]} />);
    fireEvent.click(screen.getByRole("button", { name: /^Source 1/ }));
    await screen.findByText("Open Risk, factors");
    expect(baseElement.textContent).not.toMatch(/30[,.]?9|\$\d/);
  });

  it("shows which figures have no source", () => {
    serve({});
    const { container } = show(
      <Answer text="AAPL is **99%** of it." unsourced={[{ start: 10, end: 13, why: "none" }]} />,
    );
    expect(container.querySelector("mark")?.firstChild?.textContent).toBe("99%");
  });
});

describe("a stored answer", () => {
  it("says that it was stopped and keeps what was written", () => {
    serve({});
    show(<Reply message={message({ status: "cancelled" })} about={[]} />);
    expect(screen.getByText("Half an answer")).toBeTruthy();
    expect(screen.getByText("You stopped it. What was written is kept.")).toBeTruthy();
    expect(screen.getByText("Built-in rules")).toBeTruthy();
  });

  it("says why it failed and names the model", () => {
    serve({});
    show(
      <Reply
        message={message({ status: "failed", error_code: "interrupted", model: "gpt-x" })}
        about={[]}
      />,
    );
    expect(screen.getByText(/The server was restarted/)).toBeTruthy();
    expect(screen.getByText("gpt-x")).toBeTruthy();
  });

  it("fetches what was looked up when somebody wants to see it", async () => {
    const event = (seq: number, type: string, data: object) =>
      `id: r9:${String(seq)}\ndata: ${JSON.stringify({ type, run_id: "r9", seq, data })}\n\n`;
    serve({
      "/api/v1/chat/runs/r9/events": () =>
        new Response(
          event(0, "tool_call", {
            tool_call_id: "1",
            tool_name: "get_betas",
            tool_args: { portfolio: "P1" },
          }) +
            event(1, "tool_result", {
              tool_call_id: "1",
              tool_name: "get_betas",
              summary: "Betas of Growth",
              duration_ms: 1200,
              error: null,
            }) +
            event(2, "done", {
              final_text: "It is 5.",
              unsourced: [{ start: 6, end: 7, why: "none" }],
            }),
        ),
    });
    const { container } = show(
      <Reply message={message({ run_id: "r9", content: "It is 5." })} about={[]} />,
    );
    const details = container.querySelector("details");
    if (details !== null) {
      details.open = true;
      fireEvent(details, new Event("toggle"));
    }
    await waitFor(() => {
      expect(screen.getByText("Betas of Growth")).toBeTruthy();
    });
    expect(screen.getByText("1.2 s")).toBeTruthy();
    expect(container.querySelector("mark")?.firstChild?.textContent).toBe("5");
    expect(screen.getByText(/One figure of this answer has no source/)).toBeTruthy();
  });
});
