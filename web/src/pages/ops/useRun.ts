import { useEffect, useMemo, useRef, useState } from "react";
import type { Answer } from "../../api";
import { send, url } from "../../api/client";
import { follow, type Following, START, streamOf, wait } from "../../run/follow";
import { isOver, type Screen, screenOf } from "../../run/run";

type Detail = Answer<"/api/v1/admin/batch/history/{id}">;

/** Follows a run while it is shown. */
export function useRun(id: string, onEnd: () => void): Following<Detail> & { screen: Screen } {
  const [state, setState] = useState<Following<Detail>>(START);
  const ended = useRef(onEnd);
  useEffect(() => {
    ended.current = onEnd;
  });
  useEffect(() => {
    const away = new AbortController();
    const path = { id };
    void follow<Detail>(
      {
        wait,
        stream: streamOf(url("/api/v1/admin/batch/run/{id}/events", { path })),
        poll: (signal) => send("get", "/api/v1/admin/batch/history/{id}", { path, signal }),
        isOver: (polled) => isOver(polled.status),
      },
      (next) => {
        setState(next);
        if (next.connection === "over") {
          ended.current();
        }
      },
      away.signal,
    );
    return () => {
      away.abort();
    };
  }, [id]);
  const screen = useMemo(() => screenOf(state.journal), [state.journal]);
  return { ...state, screen };
}
