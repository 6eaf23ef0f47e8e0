import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  basisPoints,
  count,
  day,
  duration,
  exact,
  HIDDEN,
  isDay,
  MINUS,
  moment,
  money,
  NONE,
  numeric,
  percent,
  plain,
  price,
  quantity,
  withDays,
  words,
} from "./format";

const US = { locale: "en-US", hidden: false };
const PRIVATE = { locale: "en-US", hidden: true };
const LOCALES = ["en-US", "en-GB", "de-DE", "de-CH", "fr-FR", "ja-JP", "pt-BR", "sv-SE"];
const anyNumber = fc.oneof(
  fc.double(),
  fc.constantFrom(-0, 0, 1e-12, -1e-12, 1e15, -1e15, 1e-300, Number.MAX_VALUE),
);
const all = [
  money,
  price,
  percent,
  plain,
  quantity,
  count,
  (v: number | string | null, m: typeof US) => basisPoints(v, m),
  (v: number | string | null, m: typeof US) => money(v, m, { compact: true, signed: true }),
  (v: number | string | null, m: typeof US) => duration(v, m),
];

describe("every formatter", () => {
  it("writes what is unknown as a dash, never as zero, NaN or infinity", () => {
    for (const write of all) {
      for (const nothing of [null, "", "abc", NaN, Infinity, -Infinity]) {
        expect(write(nothing, US)).toBe(NONE);
      }
    }
  });

  it("never writes NaN, Infinity, exponents, a hyphen for a minus or a negative zero", () => {
    fc.assert(
      fc.property(anyNumber, fc.constantFrom(...LOCALES), (value, locale) => {
        for (const write of all) {
          const text = write(value, { locale, hidden: false });
          expect(text).not.toMatch(/NaN|Infinity|undefined|e[+-]?\d/);
          expect(text).not.toMatch(/-\d|-\p{Sc}/u);
          if (!/[1-9]/.test(text)) {
            expect(text).not.toContain(MINUS);
          }
        }
      }),
    );
  });

  it("keeps the sign of what does not round to nothing", () => {
    fc.assert(
      fc.property(fc.double({ min: 1, max: 1e12, noNaN: true }), (value) => {
        for (const write of [money, plain, percent, quantity]) {
          expect(write(-value, US)).toContain(MINUS);
          expect(write(value, US)).not.toContain(MINUS);
          expect(write(-value, US).replace(MINUS, "")).toBe(write(value, US));
        }
      }),
    );
  });

  it("reads back to the value within its digits", () => {
    fc.assert(
      fc.property(fc.double({ min: -1e9, max: 1e9, noNaN: true }), (value) => {
        const back = Number(
          plain(value, US, { digits: 4 }).replace(MINUS, "-").replaceAll(",", ""),
        );
        expect(Math.abs(back - value)).toBeLessThanOrEqual(0.00005001);
      }),
    );
  });
});

describe("money", () => {
  it("has the digits and the sign of its kind", () => {
    expect(money("1234.5", US)).toBe("$1,234.50");
    expect(money(-1234.5, US)).toBe(`${MINUS}$1,234.50`);
    expect(money(1234.5, US, { signed: true })).toBe("+$1,234.50");
    expect(money(0, US, { signed: true })).toBe("$0.00");
    expect(money(2850000, US, { compact: true })).toBe("$2.85M");
    expect(money(12345, US, { compact: true })).toBe("$12.3K");
    expect(money(950, US, { compact: true })).toBe("$950");
    expect(money(1234.5, { locale: "de-DE", hidden: false }, { currency: "EUR" })).toBe(
      "1.234,50\u00a0€",
    );
  });

  it("is hidden in privacy mode, and so are quantities, but no price or ratio", () => {
    expect(money(1, PRIVATE)).toBe(HIDDEN);
    expect(money(null, PRIVATE)).toBe(NONE);
    expect(quantity(100, PRIVATE)).toBe(HIDDEN);
    expect(price(101.5, PRIVATE)).toBe("$101.50");
    expect(percent(0.1, PRIVATE)).toBe("10.0%");
  });
});

describe("the others", () => {
  it("write ratios, points, quantities and small prices", () => {
    expect(percent("0.2834", US)).toBe("28.3%");
    expect(percent(-0.00001, US, { signed: true })).toBe("0.0%");
    expect(basisPoints(0.0125, US, true)).toBe("+125 bp");
    expect(quantity("10.12500000", US)).toBe("10.125");
    expect(price(0.0125, US)).toBe("$0.0125");
    expect(plain("1.418499", US)).toBe("1.42");
    expect(exact("1.418499")).toBe("1.418499");
    expect(exact(null)).toBe("");
    expect(numeric("-0.5")).toBe(-0.5);
    expect(words("MARKET_BETA")).toBe("Market beta");
    expect(words(null)).toBe(NONE);
  });

  it("write days as they are, whatever the zone, and refuse what is none", () => {
    expect(day("2026-01-01", US)).toBe("Jan 1, 2026");
    expect(day("2026-12-31T23:30:00Z", US)).toBe("Dec 31, 2026");
    expect(day("soon", US)).toBe(NONE);
    expect(day(null, US)).toBe(NONE);
    expect(moment("soon", US)).toBe(NONE);
    expect(moment(undefined, US)).toBe(NONE);
  });

  it("know which days there are", () => {
    for (const each of ["2026-01-31", "2028-02-29"]) {
      expect(isDay(each)).toBe(true);
    }
    const none = ["2026-02-31", "2026-13-01", "2027-02-29", "garbage", "2026-1-1", "", 20260101];
    for (const each of [...none, null, undefined]) {
      expect(isDay(each), String(each)).toBe(false);
    }
  });

  it("write the days within a sentence", () => {
    expect(withDays("Computed through 2026-11-20; the last is 2026-11-23.", US)).toBe(
      "Computed through Nov 20, 2026; the last is Nov 23, 2026.",
    );
    expect(withDays("Nothing to write.", US)).toBe("Nothing to write.");
  });

  it("write durations", () => {
    expect(duration(4.23, US)).toBe("4.2 s");
    expect(duration(65, US)).toBe("1 min 5 s");
    expect(duration(3725, US)).toBe("1 h 2 min");
    expect(duration(-1, US)).toBe(NONE);
  });
});
