import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback } from "react";

/** A choice among few that the address holds; the first one needs no mention there. */
export function useChoice<T extends string>(
  name: string,
  choices: readonly T[],
  first: T,
): [T, (next: T) => void] {
  const search: Record<string, unknown> = useSearch({ strict: false });
  const navigate = useNavigate();
  const value = choices.find((each) => each === search[name]) ?? first;
  const choose = useCallback(
    (next: T) =>
      void navigate({
        to: ".",
        replace: true,
        resetScroll: false,
        search: (before: object) => ({ ...before, [name]: next === first ? undefined : next }),
      }),
    [navigate, name, first],
  );
  return [value, choose];
}
