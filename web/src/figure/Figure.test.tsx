import { fireEvent, render, screen, waitFor } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { ViewNumber } from "../api";
import { Figure, Unknown } from "./Figure";

const n: ViewNumber = {
  value: "-12.50",
  unit: "currency",
  status: "ok",
  reason: null,
  reason_text: null,
  as_of: "2026-11-20",
  method: "ledger-1",
  n: null,
  coverage: null,
  se: null,
  lo: null,
  hi: null,
  inputs: "",
};

describe("a figure", () => {
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

  it("opens by a press, says how it came to be, and closes by Escape", async () => {
    render(<Figure n={n} label="Profit" tone />);
    const button = screen.getByRole("button", { name: /^Profit: .*12\.50/ });
    expect(button.getAttribute("aria-expanded")).toBe("false");
    expect(screen.queryByRole("dialog")).toBeNull();

    fireEvent.click(button);
    expect(button.getAttribute("aria-expanded")).toBe("true");
    expect(screen.getByRole("dialog").textContent).toContain("ledger-1");

    fireEvent.keyDown(screen.getByRole("dialog"), { key: "Escape" });
    expect(screen.queryByRole("dialog")).toBeNull();
    await waitFor(() => {
      expect(document.activeElement).toBe(button);
    });
  });

  it("closes by a second press", () => {
    render(<Figure n={n} label="Profit" />);
    const button = screen.getByRole("button", { name: /^Profit/ });
    fireEvent.click(button);
    fireEvent.pointerDown(button);
    fireEvent.click(button);
    expect(screen.queryByRole("dialog")).toBeNull();
  });

  it("that is unknown tells why, to who listens and by a press", () => {
    render(<Unknown label="Value" why="No price is stored." />);
    const button = screen.getByRole("button", { name: "Value: unknown. No price is stored." });
    fireEvent.click(button);
    expect(screen.getByRole("dialog").textContent).toContain("No price is stored.");
  });
});
