import { describe, expect, it } from "vitest";
import type { ViewNumber, ViewPage } from "../../api";
import * as format from "../../lib/format";
import { pooledHint, stillWords } from "./priced";

const manner = { locale: "en-US", hidden: false };
const written = { percent: (v: format.Amount, o?: object) => format.percent(v, manner, o) };
const n = (value: string, coverage: string | null = null) => ({ value, coverage }) as ViewNumber;
const page = (share: string) => ({ figures: { unpriced_share: n(share) } }) as unknown as ViewPage;

describe("what has no market price", () => {
  it("is said to stand still", () => {
    expect(stillWords(page("0.4508"), written)).toContain("45% of it has no market price");
    expect(stillWords(page("0"), written)).toBeNull();
    expect(stillWords({ figures: {} } as unknown as ViewPage, written)).toBeNull();
  });

  it("is left out of the volatility of all together", () => {
    expect(pooledHint(n("0.22", "0.5968"), written)).toContain("of the 60% that a market prices");
    expect(pooledHint(n("0.22", "1"), written)).toBe("Over the last 21 sessions.");
    expect(pooledHint(undefined, written)).toBe("Over the last 21 sessions.");
  });
});
