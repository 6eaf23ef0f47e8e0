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
      "As of must be a date as YYYY-MM-DD.",
    );
  });

  it("is a sentence, of each field that is refused", () => {
    const password = { field: "new_password", message: "is too easy to guess", code: "PASSWORD" };
    const name = { field: "full_name", message: "must have 1 to 255 characters", code: "NAME" };
    const detail = "new_password is too easy to guess. See errors for the rest.";
    expect(refused(detail, [password, name])).toBe(
      "New password is too easy to guess. See errors for the rest." +
        "must have 1 to 255 characters",
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
