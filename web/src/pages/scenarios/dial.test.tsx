import { fireEvent, render, screen } from "@testing-library/react";
import { useState } from "react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { setTaste } from "../../lib/taste";
import { Dial } from "./Dial";

const change = vi.fn();

function Market() {
  const [value, setValue] = useState<number | null>(-0.1);
  const [refused, setRefused] = useState<string>();
  return (
    <>
      <Dial
        label="Market"
        about="All large companies"
        unit="%"
        by={100}
        range={[-60, 60]}
        limit={{ least: -0.95, most: 3 }}
        value={value}
        otherwise={null}
        refused={refused}
        onChange={(next) => {
          setRefused(undefined);
          setValue(next);
          change(next);
        }}
        onRefuse={setRefused}
      />
      <output>{refused === undefined ? "of what is typed" : "refused"}</output>
    </>
  );
}

function type(text: string) {
  fireEvent.change(screen.getByLabelText("Market"), { target: { value: text } });
}

afterEach(() => {
  change.mockReset();
  setTaste({ locale: "en-US" });
});

describe("a field of the shock", () => {
  it.each([
    ["abc", /"abc" is not a number\./],
    ["1e5", /"1e5" is not a number\./],
    ["12,50", /"12,50" is not in your number format\./],
    ["-101", /^-101 is out of range\. Write a number from -95 to 300 %\./],
  ])("refuses %s with the reason, keeps it, and changes nothing", (text, reason) => {
    render(<Market />);
    type(text);
    fireEvent.blur(screen.getByLabelText("Market"));
    expect(screen.getByRole("alert").textContent).toMatch(reason);
    expect(screen.getByLabelText<HTMLInputElement>("Market").value).toBe(text);
    expect(screen.getByText("refused")).toBeDefined();
    expect(change).not.toHaveBeenCalled();
  });

  it("is taken again once it is corrected, or left open", () => {
    render(<Market />);
    type("abc");
    type("-12.5");
    expect(change).toHaveBeenLastCalledWith(-0.125);
    expect(screen.getByText("of what is typed")).toBeDefined();
    type("abc");
    fireEvent.click(screen.getByRole("button", { name: "Leave Market open" }));
    expect(change).toHaveBeenLastCalledWith(null);
    expect(screen.getByLabelText<HTMLInputElement>("Market").value).toBe("");
  });

  it("is read and shown in the number format of the reader", () => {
    setTaste({ locale: "de-DE" });
    render(<Market />);
    type("-12,5");
    expect(change).toHaveBeenLastCalledWith(-0.125);
    fireEvent.blur(screen.getByLabelText("Market"));
    expect(screen.getByLabelText<HTMLInputElement>("Market").value).toBe("-12,5");
  });
});
