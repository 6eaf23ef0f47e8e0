import { useEffect, useReducer, useRef, useState } from "react";
import { url } from "../../api/client";
import { isOver, type Run, START, told } from "./run";
import { follow, type Line } from "./stream";

/** Follows a run while it is shown; null follows nothing. */
export function useRun(
  id: string | null,
  onEnd: () => void,
): { run: Run; line: Line; error: string | null } {
  const [run, tell] = useReducer(told, START);
  const [line, setLine] = useState<Line>("connecting");
  const [error, setError] = useState<string | null>(null);
  const ended = useRef(onEnd);
  useEffect(() => {
    ended.current = onEnd;
  });
  useEffect(() => {
    if (id === null) {
      return;
    }
    const away = new AbortController();
    let newest = 0;
    void follow(url("/api/v1/admin/batch/run/{id}/events", { path: { id } }), {
      signal: away.signal,
      onEvent: (event) => {
        newest = Math.max(newest, Number(event.id ?? 0));
        tell(event);
      },
      onLine: (next, why) => {
        setLine(next);
        setError(why ?? null);
        if (next === "over") {
          ended.current();
        }
      },
      seen: () => newest,
      isEnd: (event) => event.event === "end",
    });
    return () => {
      away.abort();
    };
  }, [id]);
  return { run, line, error };
}

export { isOver };
