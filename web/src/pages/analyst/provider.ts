/**
 * Whether figures may leave the machine for an AI provider: asked once of each account and provider,
 * kept here.
 */
import { useCallback, useSyncExternalStore } from "react";

/** Who answers, in words. */
export function named(provider: string, models: readonly string[]): string {
  return `${provider}, ${models.length === 1 ? "model" : "models"} ${models.join(", then ")}`;
}

const KEY = "sigmasight.consent.";
const listeners = new Set<() => void>();
const granted = new Map<string, string>();

function read(account: string): string | null {
  try {
    return localStorage.getItem(KEY + account);
  } catch {
    return granted.get(account) ?? null;
  }
}

/** Allows figures to go to this provider and no other; null allows none. */
export function setConsent(account: string, provider: string | null): void {
  try {
    if (provider === null) {
      localStorage.removeItem(KEY + account);
    } else {
      localStorage.setItem(KEY + account, provider);
    }
  } catch {
    // a browser that keeps nothing is asked again after it was closed
  }
  if (provider === null) {
    granted.delete(account);
  } else {
    granted.set(account, provider);
  }
  listeners.forEach((each) => {
    each();
  });
}

/** The provider that figures may go to, or null. */
export function useConsent(account: string | undefined): string | null {
  const subscribe = useCallback((listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, []);
  return useSyncExternalStore(subscribe, () => (account === undefined ? null : read(account)));
}
