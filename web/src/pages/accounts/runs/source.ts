/** A run about a portfolio on the server. */
import type { Schemas } from "../../../api";
import { send, url } from "../../../api/client";
import { type Source, streamOf, wait } from "../../../run/follow";

/** Its state, where the stream does not come through. */
export interface Polled {
  status: Schemas["RunStatusView"];
  phases: Schemas["StatusView"];
}

const OPEN = ["pending", "running", "queued", "idle"];

export function sourceOf(portfolio: string, run: string): Source<Polled> {
  const path = { id: portfolio, run_id: run };
  return {
    wait,
    stream: streamOf(url("/api/v1/portfolios/{id}/batch-status/{run_id}/events", { path })),
    isOver: (polled) => !OPEN.includes(polled.status.status),
    poll: async (signal) => {
      const [status, phases] = await Promise.all([
        send("get", "/api/v1/portfolios/{id}/batch-status/{run_id}", { path, signal }),
        send("get", "/api/v1/onboarding/status/{id}", { path: { id: portfolio }, signal }),
      ]);
      return { status, phases };
    },
  };
}
