/** What coming to a page does: its heading, or the card that the address names, has the focus then. */
import { useRouterState } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";

/** As long as a card that was led to is marked, and held in sight while what is above it loads. */
const MARKED = 2_500;

/** Acts on an element once it is there. */
function whenThere(find: () => HTMLElement | null, act: (found: HTMLElement) => void): () => void {
  const attempt = () => {
    const found = find();
    if (found !== null) {
      watch.disconnect();
      act(found);
    }
  };
  const watch = new MutationObserver(attempt);
  watch.observe(document.body, { childList: true, subtree: true });
  attempt();
  return () => {
    watch.disconnect();
  };
}

/** Shows a card: in sight, with the focus, and marked for a short while. */
function show(card: HTMLElement): void {
  card.tabIndex = -1;
  card.focus({ preventScroll: true });
  card.dataset["arrived"] = "";
  const intoSight = () => {
    card.scrollIntoView({ block: "start" });
  };
  const size = new ResizeObserver(intoSight);
  const acts = ["wheel", "touchmove", "pointerdown", "keydown"];
  const letGo = () => {
    size.disconnect();
    acts.forEach((act) => {
      removeEventListener(act, letGo);
    });
  };
  acts.forEach((act) => {
    addEventListener(act, letGo, { passive: true });
  });
  size.observe(document.getElementById("main") ?? document.body);
  intoSight();
  setTimeout(() => {
    letGo();
    delete card.dataset["arrived"];
  }, MARKED);
}

/** Whether somebody is at work where the focus is: in the page, a dialog, or a field of the head. */
function isTaken(): boolean {
  return (
    document.activeElement?.matches("main *, aside *, dialog *, [role=dialog] *, select, input") ===
    true
  );
}

/**
 * Follows every navigation.
 *
 * @returns the title of the page that was come to, for those who hear it; empty for the first one
 */
export function useArrival(): string {
  const place = useRouterState({ select: (state) => state.resolvedLocation });
  const [said, setSaid] = useState("");
  const before = useRef<string>(undefined);
  const path = place?.pathname;
  const hash = place?.hash ?? "";
  const visit = place?.state.__TSR_key;
  useEffect(() => {
    const moved = before.current !== undefined && before.current !== path;
    before.current = path;
    const stops: (() => void)[] = [];
    if (hash !== "" && hash !== "main") {
      stops.push(whenThere(() => document.getElementById(hash), show));
    }
    if (moved) {
      const heading = () => document.querySelector<HTMLElement>("main h1");
      stops.push(
        whenThere(heading, (found) => {
          setSaid(found.textContent);
          if (hash === "" && !isTaken()) {
            found.tabIndex = -1;
            found.focus({ preventScroll: true });
          }
        }),
      );
    }
    return () => {
      stops.forEach((stop) => {
        stop();
      });
    };
  }, [path, hash, visit]);
  return said;
}
