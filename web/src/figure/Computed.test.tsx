import { fireEvent, render, screen } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { ViewNumber } from "../api";
import { basisOf, stated } from "./basis";
import { Computed } from "./Computed";

vi.mock("@tanstack/react-router", () => ({
  Link: ({ params, children }: { params: { page: string }; children: string }) => (
    <a href={`/methods/${params.page}`}>{children}</a>
  ),
}));

const n: ViewNumber = {
  value: "0.2",
  unit: "ratio",
  status: "ok",
  reason: null,
  reason_text: null,
  as_of: "2026-11-20",
  method: "factors/risk-3",
  n: 252,
  coverage: "0.931",
  se: null,
  lo: null,
  hi: null,
  inputs: "docs/methods/factors.md",
};

describe("what figures rest on", () => {
  it("is the range of their observations, and that of their coverage", () => {
    const other = { ...n, n: 90, coverage: "1", value: null, method: "tail-risk/risk-3" };
    expect(basisOf([n, undefined, other, { ...n, n: null, coverage: null }])).toEqual({
      methods: ["factors/risk-3", "tail-risk/risk-3"],
      pages: ["factors"],
      n: [90, 252],
      coverage: [0.931, 1],
      unknown: [1, 3],
    });
    expect(basisOf([undefined])).toBeNull();
  });
});

describe("how figures were computed", () => {
  beforeEach(() => {
    // jsdom lays nothing out
    vi.stubGlobal(
      "ResizeObserver",
      class {
        observe = vi.fn();
        unobserve = vi.fn();
        disconnect = vi.fn();
      },
    );
  });

  it("is said in short at once, and in full by a press", () => {
    render(<Computed of={basisOf([n])} label="Factors" />);
    const button = screen.getByRole("button", {
      name: /^Factors. How computed . n 252 . covers 93%$/,
    });
    fireEvent.click(button);
    expect(button.getAttribute("aria-expanded")).toBe("true");
    expect(screen.getByRole("dialog").textContent).toContain("factors/risk-3");
    expect(screen.getByRole("link").getAttribute("href")).toBe("/methods/factors");
  });

  it("claims nothing that the answer does not state", () => {
    render(<Computed of={stated("stress")} label="Gain" />);
    const button = screen.getByRole("button", { name: "Gain. How computed" });
    fireEvent.click(button);
    expect(screen.getAllByText("not stated")).toHaveLength(2);
  });

  it("is not there where nothing is computed", () => {
    const { container } = render(<Computed of={null} label="Events" />);
    expect(container.innerHTML).toBe("");
  });
});
