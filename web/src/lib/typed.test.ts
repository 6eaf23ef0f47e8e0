import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readNumber, writeNumber } from "./typed";

const LOCALES = [
  "en-US",
  "en-GB",
  "en-CA",
  "en-IN",
  "de-DE",
  "de-CH",
  "fr-FR",
  "fr-CA",
  "es-ES",
  "it-IT",
  "nl-NL",
  "pt-BR",
  "sv-SE",
  "ja-JP",
];

describe("a number that somebody typed", () => {
  it.each([
    ["en-US", "1,234.50", 1234.5],
    ["en-US", "$1,234.50", 1234.5],
    ["en-US", "-$12", -12],
    ["en-US", "1234567", 1234567],
    ["en-US", "+.5", 0.5],
    ["en-US", "5.", 5],
    ["en-US", "0.125", 0.125],
    ["en-US", "\u22125", -5],
    ["en-IN", "12,34,567.5", 1234567.5],
    ["de-DE", "900,50", 900.5],
    ["de-DE", "1.234,56", 1234.56],
    ["de-DE", "1.234", 1234],
    ["de-DE", "1.234,50 $", 1234.5],
    ["de-DE", "900.50", 900.5],
    ["de-DE", "-0.5", -0.5],
    ["de-CH", "1'234.50", 1234.5],
    ["fr-FR", "1 234,5", 1234.5],
    ["es-ES", "1.234", 1234],
  ])("in %s is read as %s says", (locale, text, value) => {
    expect(readNumber(text, locale)).toEqual({ value, fault: null });
  });

  it.each([
    ["en-US", "12,50"],
    ["en-US", "1,23,456"],
    ["en-US", "1.234,56"],
    ["en-US", "0,500"],
    ["en-US", "1 234"],
    ["de-DE", "0.500"],
    ["de-DE", "1234.567"],
    ["de-DE", "1,234.50"],
    ["de-DE", "1.23.456"],
    ["fr-FR", "1.234"],
    ["en-US", "1.2.3"],
    ["en-US", "1--2"],
  ])("in %s is refused when it is %s, which could mean two numbers or none", (locale, text) => {
    const { value, fault } = readNumber(text, locale);
    expect(value).toBeNull();
    expect(fault).toContain(`"${text}" is not in your number format.`);
  });

  it.each(["abc", "1e5", "-", "Infinity", "0x10", "12 %", "12 pct", "five"])(
    "is none when it is %s",
    (text) => {
      expect(readNumber(text, "en-US").fault).toBe(
        `"${text}" is not a number. Write it as in 12,345.50 or 12345.50.`,
      );
    },
  );

  it.each([
    ["180,50 €", "EUR (€)"],
    ["£12", "GBP (£)"],
    ["-€ 5", "EUR (€)"],
    ["12 chf", "CHF"],
  ])("is refused when it is %s, which is of another currency", (text, currency) => {
    expect(readNumber(text, "de-DE").fault).toBe(
      `"${text}" is in ${currency}; amounts are in US dollars.`,
    );
  });

  it("may be said to be of US dollars", () => {
    for (const text of ["US$ 12.50", "12.50 USD", "usd 12.50"]) {
      expect(readNumber(text, "en-US").value).toBe(12.5);
    }
  });

  it("is told how to be written in the format that was chosen", () => {
    expect(readNumber("1,234.5", "de-DE").fault).toMatch(
      /Write it as in 12\.345,50 or 12345,50\.$/,
    );
    expect(readNumber("x".repeat(99), "en-US").fault?.length).toBeLessThan(100);
    expect(readNumber("9".repeat(400), "en-US").value).toBeNull();
  });

  it("may be missing", () => {
    expect(readNumber("  ", "en-US")).toEqual({ value: null, fault: null });
  });
});

describe("a number to be typed over", () => {
  it("is read back as it was in every format, with and without its grouping", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1e12, max: 1e12 }),
        fc.constantFrom(...LOCALES),
        (thousandths, locale) => {
          const value = thousandths / 1000;
          expect(readNumber(writeNumber(value, locale, 2), locale).value).toBeCloseTo(value, 6);
        },
      ),
    );
  });

  it("has the decimals it has, or as many as are wanted", () => {
    expect(writeNumber(261.38, "de-DE", 2)).toBe("261,38");
    expect(writeNumber(1200, "en-US", 2)).toBe("1,200.00");
    expect(writeNumber(0.12345678, "en-US")).toBe("0.12345678");
    expect(writeNumber(null, "en-US")).toBe("");
  });
});
