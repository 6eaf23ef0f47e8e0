/** Questions to the server that change nothing, kept like what is read. */
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { Result, Schemas } from "../../api";
import { type Failure, send } from "../../api/client";

const EVALUATE = "/api/v1/analytics/portfolio/{id}/stress-test/evaluate";
const WHAT_IF = "/api/v1/analytics/portfolio/{id}/what-if";

/** What a shock would do; the last answer stays while the next one is under way. */
export function useEvaluated(
  id: string,
  question: Schemas["EvaluateScenario"] | null,
  keep = false,
) {
  return useQuery<Result<typeof EVALUATE, "post">, Failure>({
    queryKey: [EVALUATE, id, question],
    queryFn: ({ signal }) =>
      send("post", EVALUATE, { path: { id }, ...(question ? { body: question } : {}), signal }),
    enabled: question !== null,
    ...(keep ? { placeholderData: keepPreviousData } : {}),
  });
}

/** Every figure before and after trades. */
export function useWhatIf(id: string, question: Schemas["WhatIf"] | null) {
  return useQuery<Result<typeof WHAT_IF, "post">, Failure>({
    queryKey: [WHAT_IF, id, question],
    queryFn: ({ signal }) =>
      send("post", WHAT_IF, { path: { id }, ...(question ? { body: question } : {}), signal }),
    enabled: question !== null,
  });
}
