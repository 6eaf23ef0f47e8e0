import { useEffect, useRef, useState } from "react";

const PAUSE = 300;

/**
 * What is being set, before it is in the address: it gets there once the reader pauses. What comes
 * from the address otherwise, by going back for one, replaces it.
 */
export function useDraft<T>(
  held: T,
  code: (value: T) => string,
  keep: (value: T) => void,
): [T, (value: T) => void] {
  const [draft, setDraft] = useState(held);
  const [sent, setSent] = useState(() => code(held));
  const [seen, setSeen] = useState(() => code(held));
  const now = code(held);
  const next = code(draft);
  if (now !== seen) {
    setSeen(now);
    if (now !== sent) {
      setSent(now);
      setDraft(held);
    }
  }
  const latest = useRef(keep);
  useEffect(() => {
    latest.current = keep;
  });
  useEffect(() => {
    if (next === sent) {
      return;
    }
    const waiting = setTimeout(() => {
      setSent(next);
      latest.current(draft);
    }, PAUSE);
    return () => {
      clearTimeout(waiting);
    };
  }, [draft, next, sent]);
  return [draft, setDraft];
}
