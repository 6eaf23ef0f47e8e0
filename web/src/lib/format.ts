/** All numbers, dates and amounts on screen are written here. */

export const MINUS = "\u2212";
export const NONE = "\u2014";
export const HIDDEN = "\u2022\u2022\u2022\u2022";

/** A number as the API sends it: decimal text, a JSON number, or unknown. */
export type Amount = string | number | null | undefined;

export interface Manner {
  /** BCP 47, as in en-US */
  locale: string;
  /** amounts of money are not shown */
  hidden: boolean;
}

export interface Money {
  currency?: string | undefined;
  /** 1.2M instead of 1,234,567.00 */
  compact?: boolean;
  /** with a plus where it is one */
  signed?: boolean;
  digits?: number;
}

/** The number, or null for what is none; never NaN or infinite. */
export function numeric(value: Amount): number | null {
  if (value === null || value === undefined || value === "") {
    return null;
  }
  const number = Number(value);
  return Number.isFinite(number) ? number : null;
}

/** What the writers differ in. */
type Written = Pick<
  Intl.NumberFormatOptions,
  | "style"
  | "currency"
  | "currencyDisplay"
  | "notation"
  | "signDisplay"
  | "minimumFractionDigits"
  | "maximumFractionDigits"
>;

const writers = new Map<string, Intl.NumberFormat>();

/** Making a writer takes a hundred times as long as writing with it, and a grid has thousands of cells. */
function writer(locale: string, options: Written): Intl.NumberFormat {
  const { style, currency, notation, signDisplay } = options;
  const { minimumFractionDigits: least, maximumFractionDigits: most } = options;
  const key = [locale, style, currency, notation, signDisplay, least, most].join(" ");
  let made = writers.get(key);
  if (made === undefined) {
    made = new Intl.NumberFormat(locale, options);
    writers.set(key, made);
  }
  return made;
}

function write(number: number, locale: string, options: Written): string {
  const text = writer(locale, options).format(number);
  // what rounds to nothing has no sign
  const zero = !/[1-9]/.test(text);
  return zero ? text.replace(/[-+\u2212]/, "") : text.replace("-", MINUS);
}

function sign(signed: boolean): Written {
  return { signDisplay: signed ? "exceptZero" : "auto" };
}

export function money(value: Amount, manner: Manner, options: Money = {}): string {
  const number = numeric(value);
  if (number === null) {
    return NONE;
  }
  if (manner.hidden) {
    return HIDDEN;
  }
  const { currency = "USD", compact = false, signed = false } = options;
  const small = compact && Math.abs(number) < 1000;
  const digits = options.digits ?? (compact ? (small ? 0 : 1) : 2);
  return write(number, manner.locale, {
    style: "currency",
    currency,
    currencyDisplay: "narrowSymbol",
    notation: compact && !small ? "compact" : "standard",
    minimumFractionDigits: compact ? 0 : digits,
    maximumFractionDigits: compact && Math.abs(number) >= 1e6 ? Math.max(digits, 2) : digits,
    ...sign(signed),
  });
}

/** A price, with as many digits as its size needs; prices are never hidden. */
export function price(value: Amount, manner: Manner, currency = "USD"): string {
  const number = numeric(value);
  if (number === null) {
    return NONE;
  }
  return write(number, manner.locale, {
    style: "currency",
    currency,
    currencyDisplay: "narrowSymbol",
    minimumFractionDigits: 2,
    maximumFractionDigits: Math.abs(number) < 1 ? 4 : 2,
  });
}

/** A fraction as percent: 0.28 is 28.0 %. */
export function percent(
  value: Amount,
  manner: Manner,
  { digits = 1, signed = false }: { digits?: number; signed?: boolean } = {},
): string {
  const number = numeric(value);
  if (number === null) {
    return NONE;
  }
  return write(number, manner.locale, {
    style: "percent",
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    ...sign(signed),
  });
}

/** A fraction as basis points. */
export function basisPoints(value: Amount, manner: Manner, signed = false): string {
  const number = numeric(value);
  return number === null
    ? NONE
    : `${write(number * 1e4, manner.locale, { maximumFractionDigits: 0, ...sign(signed) })} bp`;
}

/** A plain number with fixed digits: betas, ratios, Greeks. */
export function plain(
  value: Amount,
  manner: Manner,
  { digits = 2, signed = false }: { digits?: number; signed?: boolean } = {},
): string {
  const number = numeric(value);
  if (number === null) {
    return NONE;
  }
  return write(number, manner.locale, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    ...sign(signed),
  });
}

/** A quantity with the digits it has, at most eight; hidden with the amounts. */
export function quantity(value: Amount, manner: Manner): string {
  const number = numeric(value);
  if (number === null) {
    return NONE;
  }
  return manner.hidden
    ? HIDDEN
    : write(number, manner.locale, { minimumFractionDigits: 0, maximumFractionDigits: 8 });
}

export function count(value: Amount, manner: Manner): string {
  return plain(value, manner, { digits: 0 });
}

/** A day `2026-01-14` without the clock of any place changing it. */
export function day(value: string | null | undefined, manner: Manner): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})/.exec(value ?? "");
  if (parts === null) {
    return NONE;
  }
  const date = new Date(Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3])));
  return Number.isNaN(date.getTime())
    ? NONE
    : date.toLocaleDateString(manner.locale, {
        timeZone: "UTC",
        year: "numeric",
        month: "short",
        day: "numeric",
      });
}

/** Whether something is a day of the calendar, as `2026-01-14`. */
export function isDay(value: unknown): value is string {
  const time = typeof value === "string" && value.length === 10 ? Date.parse(value) : NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === value;
}

/** A sentence with its days as `day` writes them. */
export function withDays(sentence: string, manner: Manner): string {
  return sentence.replace(/\b\d{4}-\d{2}-\d{2}\b/g, (each) => day(each, manner));
}

/** A moment in the time of the reader. */
export function moment(value: string | null | undefined, manner: Manner): string {
  const date = new Date(value ?? "");
  return Number.isNaN(date.getTime())
    ? NONE
    : date.toLocaleString(manner.locale, {
        year: "numeric",
        month: "short",
        day: "numeric",
        hour: "2-digit",
        minute: "2-digit",
      });
}

/** Seconds as words: 4.2 s, 3 min 5 s. */
export function duration(seconds: Amount, manner: Manner): string {
  const number = numeric(seconds);
  if (number === null || number < 0) {
    return NONE;
  }
  if (number < 60) {
    return `${write(number, manner.locale, { maximumFractionDigits: number < 10 ? 1 : 0 })} s`;
  }
  const whole = Math.round(number);
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  return hours > 0
    ? `${count(hours, manner)} h ${String(minutes)} min`
    : `${String(minutes)} min ${String(whole % 60)} s`;
}

/** For CSV files: the value itself, never rounded. */
export function exact(value: Amount): string {
  return value === null || value === undefined ? "" : String(value);
}

/** SHOUTED_WORDS of the API as words. */
export function words(value: string | null | undefined): string {
  if (value === null || value === undefined || value === "") {
    return NONE;
  }
  const text = value.replace(/[_-]+/g, " ").toLowerCase();
  return text.charAt(0).toUpperCase() + text.slice(1);
}
