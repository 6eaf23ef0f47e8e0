import { useNavigate, useSearch } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import type { Search } from "../../router";
import { useTaste } from "../../lib/taste";
import type { Show } from "./chart";
import { BY } from "./profit";

const DAY = /^\d{4}-\d{2}-\d{2}$/;

function dayOf(value: unknown): string | undefined {
  return typeof value === "string" && DAY.test(value) ? value : undefined;
}

/** What of the performance is looked at, as the address says. */
export function useWindow() {
  const search: Search = useSearch({ strict: false });
  const navigate = useNavigate();
  const { benchmark } = useTaste();
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(
    () => () => {
      clearTimeout(waiting.current);
    },
    [],
  );
  const set = (change: Search, replace = true) => {
    clearTimeout(waiting.current);
    void navigate({ to: ".", search: (old) => ({ ...old, ...change }) as never, replace });
  };
  const bm = typeof search["bm"] === "string" ? search["bm"].toUpperCase() : benchmark;
  const asked = search["show"];
  const show: Show = asked === "profit" || asked === "return" ? asked : "value";
  return {
    from: dayOf(search["from"]),
    to: dayOf(search["to"]),
    show,
    by: BY.find((each) => each === search["by"]) ?? "position",
    benchmark: bm === "" || bm === "NONE" ? undefined : bm,
    set,
    /** once the reader has stopped moving it */
    setLater: (change: Search) => {
      clearTimeout(waiting.current);
      waiting.current = setTimeout(() => {
        set(change);
      }, 250);
    },
  };
}
