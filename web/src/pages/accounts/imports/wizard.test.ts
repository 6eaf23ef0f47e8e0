import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { renderHook } from "@testing-library/react";
import type { Mapping } from "./draft";
import { choose, remap, restart, useWizard } from "./wizard";

const HEADER = "Titel;St\u00fcck;Kurs;Datum\n";
const FIRST: Mapping = {
  columns: { quantity: "St\u00fcck" },
  delimiter: ";",
  encoding: "UTF-8",
  header_line: 1,
  date_format: "YYYY-MM-DD",
  number_format: "1234.50",
};

/** A server that reads with the mapping it gets; what it got is kept. */
function serve(errors: readonly { code: string }[] = []): Mapping[] {
  const got: Mapping[] = [];
  vi.stubGlobal("fetch", (_: string, init: { body: FormData }) => {
    const text = init.body.get("mapping") as string | null;
    const mapping = text === null ? FIRST : (JSON.parse(text) as Mapping);
    got.push(mapping);
    return Promise.resolve(Response.json({ columns: [], rows: [], errors, mapping }));
  });
  return got;
}

/** The environment of tests, jsdom, knows no other way to the bytes of a file. */
Blob.prototype.arrayBuffer = function arrayBuffer(this: Blob) {
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => {
      resolve(reader.result as ArrayBuffer);
    };
    reader.readAsArrayBuffer(this);
  });
};

const now = () => renderHook(() => useWizard()).result.current;
const file = (rows: string) => choose("depot.csv", new Blob([HEADER + rows]));

beforeEach(() => {
  localStorage.clear();
  restart();
});

afterEach(() => {
  vi.unstubAllGlobals();
});

describe("a file that is chosen", () => {
  it.each([
    ["is empty", new Blob([]), /^The file is empty\./],
    [
      "is no text",
      new Blob([new Uint8Array([0x89, 0x50, 0, 1, 2])]),
      /^This is not a text table\./,
    ],
    ["has only a header", new Blob([HEADER]), /^The file has no rows\./],
  ])("goes no further when it %s", async (_, blob, reason) => {
    serve();
    await choose("depot.csv", blob);
    expect(now().step).toBe("file");
    expect((now().error as Error).message).toMatch(reason);
  });

  it("goes no further when the server finds no positions below its header", async () => {
    serve([{ code: "ERR_CSV_003" }]);
    await choose("depot.csv", new Blob([`a preamble\n${HEADER}`]));
    expect((now().error as Error).message).toMatch(/^The file has no rows\./);
  });
});

describe("the formats of a file", () => {
  const columns = { quantity: "St\u00fcck", entry_price: "Kurs", entry_date: "Datum" };

  it("are guessed again when other columns are mapped", async () => {
    const got = serve();
    await file("SAP;10;185,92;31.01.2024\n");
    expect(now().step).toBe("columns");
    await remap({ columns });
    expect(got.at(-1)).toMatchObject({ date_format: "DD/MM/YYYY", number_format: "1.234,50" });
  });

  it("stay as somebody chose them", async () => {
    const got = serve();
    await file("SAP;10;185.92;03/04/2024\n");
    await remap({ date_format: "DD/MM/YYYY" });
    await remap({ columns });
    expect(got.at(-1)).toMatchObject({ date_format: "DD/MM/YYYY", number_format: "1234.50" });
    expect(now().byHand.has("dates")).toBe(true);
  });
});
