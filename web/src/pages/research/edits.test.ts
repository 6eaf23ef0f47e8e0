import { describe, expect, it } from "vitest";
import { type Act, type Edit, edited, REST } from "./edits";

function after(...acts: Act[]): Edit {
  return acts.reduce(edited, REST);
}

describe("an edit", () => {
  const typed: Act[] = [
    { type: "open", shown: "200.00" },
    { type: "type", draft: "250" },
  ];

  it("begins with what is there", () => {
    expect(after({ type: "open", shown: "200.00" })).toMatchObject({ draft: "200.00" });
    expect(after({ type: "open", shown: "" })).toMatchObject({ draft: "" });
  });

  it("is saving, then saved, then at rest, and knows what it was", () => {
    const sent: Act = { type: "send", draft: "250", before: 200 };
    expect(after(...typed, sent)).toEqual({
      step: "saving",
      draft: "250",
      before: 200,
      undone: false,
    });
    expect(after(...typed, sent, { type: "done" })).toMatchObject({ step: "saved", before: 200 });
    expect(after(...typed, sent, { type: "done" }, { type: "late" })).toEqual(REST);
  });

  it("keeps what was typed when it fails", () => {
    const failed = after(
      ...typed,
      { type: "send", draft: "250", before: 200 },
      { type: "fail", message: "The server cannot be reached." },
    );
    expect(failed).toMatchObject({ step: "failed", draft: "250" });
    expect(edited(failed, { type: "open", shown: "200.00" })).toMatchObject({
      step: "typing",
      draft: "250",
    });
  });

  it("is not disturbed by what comes late", () => {
    expect(after(...typed, { type: "late" })).toMatchObject({ step: "typing", draft: "250" });
    expect(after({ type: "done" })).toEqual(REST);
    expect(after(...typed, { type: "cancel" })).toEqual(REST);
    const saving = after(...typed, { type: "send", draft: "250", before: 200 });
    expect(edited(saving, { type: "open", shown: "1.00" })).toBe(saving);
  });

  it("tells an undoing from a change", () => {
    const undone = after({ type: "send", draft: "200", before: 250, undone: true });
    expect(edited(undone, { type: "done" })).toEqual({ step: "saved", before: 250, undone: true });
  });
});
