import { render, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { Bridge } from "./Bridge";
import { bridge } from "./model";

describe("what is not known", () => {
  it("is a dash with its reason, and never nothing", () => {
    render(
      <Bridge
        sums={bridge([])}
        own={null}
        other={null}
        benchmark="ZZZZ"
        why={{ own: "There is no close.", other: "No prices of ZZZZ are known." }}
      />,
    );
    expect(screen.getByLabelText("Profit: unknown. There is no close.")).toBeDefined();
    expect(
      screen.getByLabelText("Deposits less withdrawals: unknown. There is no close."),
    ).toBeDefined();
    expect(
      screen.getByLabelText("Return of ZZZZ: unknown. No prices of ZZZZ are known."),
    ).toBeDefined();
    expect(document.body.textContent).not.toContain("0.00");
  });
});
