import type { Address } from "./screener";

/** Windows of the price chart, in completed sessions. */
export const WINDOWS = [
  { id: "1m", label: "1 M", sessions: 21 },
  { id: "3m", label: "3 M", sessions: 63 },
  { id: "6m", label: "6 M", sessions: 126 },
  { id: "1y", label: "1 Y", sessions: 252 },
  { id: "2y", label: "2 Y", sessions: 504 },
  { id: "5y", label: "5 Y", sessions: 1260 },
] as const;

export type Window = (typeof WINDOWS)[number]["id"];

export function windowOf(value: Address[string]): Window {
  return WINDOWS.find((each) => each.id === value)?.id ?? "1y";
}

export function sessionsOf(value: Address[string]): number {
  return WINDOWS.find((each) => each.id === windowOf(value))?.sessions ?? 252;
}

/** Sources of prices in words. */
export function sourceOf(source: string): string {
  return source === "synthetic" ? "made up for the demo" : source;
}
