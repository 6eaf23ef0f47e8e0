/** The one reader of numbers that people type: in the number format they chose, or not at all. */
import { MINUS } from "./format";

/** A number, null where nothing is written, or what is wrong with what is. */
export type Typed = { value: number | null; fault: null } | { value: null; fault: string };

function spelled(text: string): string {
  return text.replace(/\s/g, " ").replaceAll("\u2019", "'").replace(MINUS, "-");
}

/** What groups thousands and what begins the decimals. */
function signsOf(locale: string): { group: string; decimal: string } {
  const parts = new Intl.NumberFormat(locale).formatToParts(1234567.5);
  const sign = (type: string) => spelled(parts.find((part) => part.type === type)?.value ?? "");
  return { group: sign("group"), decimal: sign("decimal") };
}

/** Digits without the signs between them; null if those are not where they belong. */
function ungrouped(whole: string, group: string, locale: string): string | null {
  const parts = whole.split(group);
  const digits = parts.join("");
  const thousands =
    /^[1-9]\d{0,2}$/.test(parts[0] ?? "") && parts.slice(1).every((part) => part.length === 3);
  return /^\d*$/.test(digits) &&
    (parts.length === 1 || thousands || spelled(writeNumber(Number(digits), locale)) === whole)
    ? digits
    : null;
}

const SIGNS: Record<string, string> = {
  "€": "EUR (€)",
  "£": "GBP (£)",
  "¥": "JPY or CNY (¥)",
};

/** The currency that a number names, which can be no US dollar: those are taken off before. */
function otherCurrency(bare: string): string | null {
  const found = /^[+-]?([A-Za-z]{3}|[€£¥])? ?[-+]?\d[\d.,' ]*?([A-Za-z]{3}|[€£¥])?$/.exec(bare);
  const sign = found?.[1] ?? found?.[2];
  const code = sign?.toUpperCase() ?? "";
  return SIGNS[code] ?? (Intl.supportedValuesOf("currency").includes(code) ? code : null);
}

/**
 * Reads a number with the signs of the locale. Where a comma begins the decimals, a point is taken
 * for one only if it cannot group thousands.
 */
export function readNumber(text: string, locale: string): Typed {
  const bare = spelled(text.trim()).replace(
    /^([+-]?) ?(?:USD|(?:US)?\$) ?| ?(?:USD|(?:US)?\$)$/i,
    "$1",
  );
  if (bare === "") {
    return { value: null, fault: null };
  }
  const { group, decimal } = signsOf(locale);
  const [whole = "", part = "", ...more] = bare.replace(/^[+-]/, "").split(decimal);
  const digits = more.length === 0 ? ungrouped(whole, group, locale) : null;
  let value = NaN;
  if (digits !== null && /^\d*$/.test(part) && digits + part !== "") {
    value = Number(`${bare.startsWith("-") ? "-" : ""}${digits}.${part}0`);
  } else if (/^[+-]?\d*\.(\d{1,2}|\d{4,})$/.test(bare)) {
    value = Number(bare);
  }
  if (Number.isFinite(value)) {
    return { value, fault: null };
  }
  const quoted = `"${text.trim().slice(0, 24)}"`;
  const currency = otherCurrency(bare);
  if (currency !== null) {
    return { value: null, fault: `${quoted} is in ${currency}; amounts are in US dollars.` };
  }
  const wrong = /^[-+\d.,' $]*\d[-+\d.,' $]*$/.test(bare)
    ? `${quoted} is not in your number format.`
    : `${quoted} is not a number.`;
  const sample = writeNumber(12345.5, locale, 2);
  return {
    value: null,
    fault: `${wrong} Write it as in ${sample} or ${sample.replace(/^12\D/, "12")}.`,
  };
}

/** A number as it is shown, to be typed over; as many decimals as it has, at most eight. */
export function writeNumber(
  value: number | null | undefined,
  locale: string,
  leastDecimals = 0,
): string {
  return value === null || value === undefined
    ? ""
    : new Intl.NumberFormat(locale, {
        minimumFractionDigits: leastDecimals,
        maximumFractionDigits: 8,
      }).format(value);
}

/** Whether a number has at most so many decimals. */
export function hasDecimals(value: number, most: number): boolean {
  const writer = new Intl.NumberFormat("en-US", {
    maximumFractionDigits: most,
    useGrouping: false,
  });
  return Number(writer.format(value)) === value;
}
