/** How long runs took that were watched in this browser; the server lists them for operators only. */

export interface Past {
  portfolio: string;
  run: string;
  at: string;
  seconds: number;
  state: string;
}

const KEY = "sigmasight.runs";
const MOST = 40;

const isPast = (value: unknown): value is Past =>
  typeof value === "object" &&
  value !== null &&
  "portfolio" in value &&
  "seconds" in value &&
  typeof value.seconds === "number";

export function pastRuns(portfolio?: string): Past[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return (Array.isArray(kept) ? kept : [])
      .filter(isPast)
      .filter((each) => portfolio === undefined || each.portfolio === portfolio);
  } catch {
    return [];
  }
}

/** Remembers a run that is over; one that is known by its end already is not counted twice. */
export function remember(past: Past): void {
  try {
    const others = pastRuns().filter((each) => each.run !== past.run || each.at !== past.at);
    localStorage.setItem(KEY, JSON.stringify([past, ...others].slice(0, MOST)));
  } catch {
    // without storage there is no estimate
  }
}
