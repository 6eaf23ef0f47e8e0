import { describe, expect, it } from "vitest";
import { csv } from "./Exports";

describe("a table as CSV", () => {
  it("keeps numbers exact, leaves the unknown empty and quotes what needs it", () => {
    expect(
      csv([
        { symbol: "AAPL", value: 0.1, note: null },
        { symbol: "A,B", value: -1e21, note: 'say "hi"' },
      ]),
    ).toBe('symbol,value,note\r\nAAPL,0.1,\r\n"A,B",-1e+21,"say ""hi"""\r\n');
  });
  it("lets no spreadsheet run a note", () => {
    expect(csv([{ note: "=1+1" }, { note: "-x" }, { note: "-5" }])).toBe(
      "note\r\n'=1+1\r\n'-x\r\n-5\r\n",
    );
  });
});
