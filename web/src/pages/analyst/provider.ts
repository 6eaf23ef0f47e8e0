/** Whether figures may leave the machine for an AI provider: asked once of each account, kept here. */
import { useCallback, useSyncExternalStore } from "react";
import type { Answer } from "../../api";

type Health = Answer<"/api/v1/health">;

/**
 * Whether a provider is set up. The built-in analyst is healthy with a reason; if the server does
 * not say, there may be a provider.
 */
export function hasProvider(health: Health | undefined): boolean {
  const part = health?.components["ai_provider"];
  return !(part?.status === "healthy" && (part.reason ?? "") !== "");
}

const KEY = "sigmasight.consent.";
const listeners = new Set<() => void>();
const granted = new Set<string>();

function read(account: string): boolean {
  try {
    return localStorage.getItem(KEY + account) === "yes";
  } catch {
    return granted.has(account);
  }
}

export function setConsent(account: string, given: boolean): void {
  try {
    if (given) {
      localStorage.setItem(KEY + account, "yes");
    } else {
      localStorage.removeItem(KEY + account);
    }
  } catch {
    // a browser that keeps nothing is asked again after it was closed
  }
  if (given) {
    granted.add(account);
  } else {
    granted.delete(account);
  }
  listeners.forEach((each) => {
    each();
  });
}

export function useConsent(account: string | undefined): boolean {
  const subscribe = useCallback((listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, []);
  return useSyncExternalStore(subscribe, () => account !== undefined && read(account));
}
