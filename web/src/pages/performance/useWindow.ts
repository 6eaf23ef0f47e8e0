import { useNavigate, useSearch } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import type { Search } from "../../router";
import { isDay } from "../../lib/format";
import { useTaste } from "../../lib/taste";
import type { Show } from "./chart";
import { BY } from "./profit";

function dayOf(value: unknown): string | undefined {
  return isDay(value) ? value : undefined;
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
  const ends = { from: dayOf(search["from"]), to: dayOf(search["to"]) };
  const reversed = (ends.from ?? "") > (ends.to ?? "9999");
  const asked = search["show"];
  const show: Show = asked === "profit" || asked === "return" ? asked : "value";
  return {
    // a window that ends before it begins is none
    from: reversed ? undefined : ends.from,
    to: reversed ? undefined : ends.to,
    /** the ends that the address names, and whether they are in the wrong order */
    ends,
    reversed,
    show,
    by: BY.find((each) => each === search["by"]) ?? "position",
    benchmark: bm === "" || bm === "NONE" ? undefined : bm,
    set,
    /** once the reader has stopped moving it */
    setLater: (change: Search | null) => {
      clearTimeout(waiting.current);
      if (change === null) {
        return;
      }
      waiting.current = setTimeout(() => {
        set(change);
      }, 250);
    },
  };
}
