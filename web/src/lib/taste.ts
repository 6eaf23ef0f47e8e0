/** What a reader likes, kept in this browser only: nothing here is part of an address. */
import { useMemo, useSyncExternalStore } from "react";
import * as format from "./format";

export interface Taste {
  theme: "system" | "light" | "dark";
  palette: "standard" | "colour-vision";
  density: "comfortable" | "compact";
  locale: string;
  hidden: boolean;
  rail: "open" | "closed";
  benchmark: string;
}

const KEY = "sigmasight.taste";
const FIRST: Taste = {
  theme: "system",
  palette: "standard",
  density: "comfortable",
  locale: "en-US",
  hidden: false,
  rail: "open",
  benchmark: "SPY",
};
const listeners = new Set<() => void>();
const dark = typeof matchMedia === "function" ? matchMedia("(prefers-color-scheme: dark)") : null;

function load(): Taste {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? "{}");
    return { ...FIRST, ...(typeof kept === "object" ? kept : {}) };
  } catch {
    return FIRST;
  }
}

let taste = load();

/** What is dark when the system decides. */
export function isDark(): boolean {
  return taste.theme === "dark" || (taste.theme === "system" && dark?.matches === true);
}

function apply(): void {
  const root = document.documentElement;
  root.dataset["theme"] = isDark() ? "dark" : "light";
  root.dataset["palette"] = taste.palette;
  root.dataset["density"] = taste.density;
}

export function setTaste(change: Partial<Taste>): void {
  taste = { ...taste, ...change };
  try {
    localStorage.setItem(KEY, JSON.stringify(taste));
  } catch {
    // a browser that keeps nothing shows it until it is closed
  }
  apply();
  listeners.forEach((each) => {
    each();
  });
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

dark?.addEventListener("change", () => {
  setTaste({});
});
window.addEventListener("storage", (event) => {
  if (event.key === KEY) {
    taste = load();
    apply();
    listeners.forEach((each) => {
      each();
    });
  }
});
apply();

export function useTaste(): Taste {
  return useSyncExternalStore(subscribe, () => taste);
}

/** The formatters in the manner of the reader. */
export function useFormat() {
  const { locale, hidden } = useTaste();
  return useMemo(() => {
    const manner: format.Manner = { locale, hidden };
    return {
      manner,
      money: (v: format.Amount, o?: format.Money) => format.money(v, manner, o),
      price: (v: format.Amount, currency?: string) => format.price(v, manner, currency),
      percent: (v: format.Amount, o?: { digits?: number; signed?: boolean }) =>
        format.percent(v, manner, o),
      bp: (v: format.Amount, signed?: boolean) => format.basisPoints(v, manner, signed),
      plain: (v: format.Amount, o?: { digits?: number; signed?: boolean }) =>
        format.plain(v, manner, o),
      quantity: (v: format.Amount) => format.quantity(v, manner),
      count: (v: format.Amount) => format.count(v, manner),
      day: (v: string | null | undefined) => format.day(v, manner),
      moment: (v: string | null | undefined) => format.moment(v, manner),
      duration: (v: format.Amount) => format.duration(v, manner),
    };
  }, [locale, hidden]);
}

export type Format = ReturnType<typeof useFormat>;
