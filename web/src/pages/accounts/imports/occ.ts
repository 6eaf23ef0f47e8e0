/** Contract symbols of options: what they say, and how brokers write them otherwise. */

export interface Contract {
  underlying: string;
  /** YYYY-MM-DD */
  expiration: string;
  type: "CALL" | "PUT";
  strike: number;
}

const CODE = /^([A-Z][A-Z0-9]{0,5})(\d{2})(\d{2})(\d{2})([CP])(\d{8})$/;
const MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];

function isDay(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

const two = (number: number) => String(number).padStart(2, "0");

/** What a contract symbol such as SPY261218C00600000 says; null if it is none. */
export function contractOf(symbol: string): Contract | null {
  const parts = CODE.exec(symbol.trim().toUpperCase());
  if (parts === null) {
    return null;
  }
  const [year, month, day] = [2000 + Number(parts[2]), Number(parts[3]), Number(parts[4])];
  const strike = Number(parts[6]) / 1000;
  return isDay(year, month, day) && strike > 0
    ? {
        underlying: parts[1] ?? "",
        expiration: `${String(year)}-${two(month)}-${two(day)}`,
        type: parts[5] === "C" ? "CALL" : "PUT",
        strike,
      }
    : null;
}

function code(
  underlying: string | undefined,
  [year, month, day]: readonly [number, number, number],
  type: string | undefined,
  strike: string | undefined,
): string | null {
  const full = year < 100 ? 2000 + year : year;
  const thousandths = Math.round(Number(strike) * 1000);
  if (!isDay(full, month, day) || !(thousandths > 0) || thousandths >= 1e8) {
    return null;
  }
  const short = `${two(full % 100)}${two(month)}${two(day)}`;
  return `${underlying ?? ""}${short}${(type ?? "").charAt(0)}${String(thousandths).padStart(8, "0")}`;
}

const NAME = String.raw`([A-Z][A-Z0-9]{0,5})`;
const STRIKE = String.raw`\$?(\d+(?:\.\d{1,3})?)`;
const KIND = String.raw`(CALL|PUT|C|P)`;

/** The contract symbol that a broker's way of writing means; null if it is not understood. */
export function contractSymbol(written: string): string | null {
  const text = written.trim().toUpperCase().replace(/\s+/g, " ");
  const joined = text.replaceAll(" ", "");
  if (contractOf(joined) !== null) {
    return joined;
  }
  // -SPY261218C600, .SPY261218P600.5
  const compact = new RegExp(`^[-.]?${NAME}(\\d{2})(\\d{2})(\\d{2})([CP])${STRIKE}$`).exec(joined);
  if (compact) {
    const [, name, year, month, day, type, strike] = compact;
    return code(name, [Number(year), Number(month), Number(day)], type, strike);
  }
  // SPY 12/18/2026 600.00 C, SPY 12/18/26 C600
  const slashed = new RegExp(
    `^${NAME} (\\d{1,2})/(\\d{1,2})/(\\d{2}|\\d{4}) (?:${STRIKE} ?${KIND}|${KIND} ?${STRIKE})$`,
  ).exec(text);
  if (slashed) {
    const [, name, month, day, year, strike, type, typeFirst, strikeLast] = slashed;
    return code(
      name,
      [Number(year), Number(month), Number(day)],
      type ?? typeFirst,
      strike ?? strikeLast,
    );
  }
  // SPY DEC 18 2026 600 CALL, SPY DEC 18 '26 $600 CALL
  const named = new RegExp(
    `^${NAME} ([A-Z]{3}) (\\d{1,2}),? '?(\\d{2}|\\d{4}) ${STRIKE} ?${KIND}$`,
  ).exec(text);
  if (named) {
    const [, name, month, day, year, strike, type] = named;
    return code(name, [Number(year), MONTHS.indexOf(month ?? "") + 1, Number(day)], type, strike);
  }
  // SPY 18DEC26 600 C
  const day = new RegExp(
    `^${NAME} (\\d{1,2}) ?([A-Z]{3}) ?(\\d{2}|\\d{4}) ${STRIKE} ?${KIND}$`,
  ).exec(text);
  if (day) {
    const [, name, date, month, year, strike, type] = day;
    return code(name, [Number(year), MONTHS.indexOf(month ?? "") + 1, Number(date)], type, strike);
  }
  return null;
}
