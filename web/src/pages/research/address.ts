import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback } from "react";
import type { Address } from "./screener";

/** What stands behind the question mark, and a way to change parts of it. */
export function useAddress(): readonly [
  Address,
  (change: Address, manner?: { replace?: boolean }) => void,
] {
  const search: Address = useSearch({ strict: false });
  const navigate = useNavigate();
  const change = useCallback(
    (parts: Address, { replace = false }: { replace?: boolean } = {}) => {
      void navigate({
        to: ".",
        search: (old: Address) => ({ ...old, ...parts }),
        replace,
        resetScroll: false,
      });
    },
    [navigate],
  );
  return [search, change];
}
