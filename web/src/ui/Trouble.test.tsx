import { render, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { Problem } from "../api";
import { Failure } from "../api/client";
import { Trouble } from ".";

function refused(detail: string, errors: Problem["errors"]) {
  const problem: Problem = {
    type: "/problems/invalid-input",
    title: "Invalid input",
    status: 400,
    detail,
    instance: "/api/v1",
    code: "INVALID_INPUT",
    errors,
  };
  render(<Trouble error={new Failure(400, problem, detail)} />);
  return screen.getByRole("alert").textContent;
}

describe("what the server refuses", () => {
  it("is said once", () => {
    const fault = { field: "as_of", message: "must be a date as YYYY-MM-DD", code: "INVALID" };
    expect(refused("as_of must be a date as YYYY-MM-DD.", [fault])).toBe(
      "as_of must be a date as YYYY-MM-DD.",
    );
  });

  it("is said line by line where there are several", () => {
    const fault = { field: "price", message: "Not a number.", code: "INVALID" };
    expect(refused("Not a number.", [{ ...fault, row: 3 }])).toBe(
      "Not a number.Line 3: Not a number.",
    );
  });

  it("is said with what is wrong with each field", () => {
    const fault = { field: "name", message: "It is taken.", code: "INVALID" };
    expect(refused("Two things are wrong.", [fault])).toBe("Two things are wrong.It is taken.");
  });
});
