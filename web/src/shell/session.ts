/** Who is signed in. */
import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import type { Answer } from "../api";
import { Failure, send } from "../api/client";
import { client, keyOf, useRead } from "../query";

export type Me = Answer<"/api/v1/auth/me">;

const ME = "/api/v1/auth/me";

/** Who is signed in, or null; throws if the server does not say. */
export async function whoIsIt(): Promise<Me | null> {
  try {
    return await client.ensureQueryData({
      queryKey: keyOf(ME),
      queryFn: ({ signal }) => send("get", ME, { signal }),
    });
  } catch (error) {
    if (error instanceof Failure && (error.status === 401 || error.status === 403)) {
      return null;
    }
    throw error;
  }
}

export function useMe(): Me | undefined {
  return useRead(ME).data;
}

/** Ends the session here and on the server; nothing of it stays in memory. */
export function useSignOut(): () => Promise<void> {
  const queries = useQueryClient();
  return useCallback(async () => {
    try {
      await send("post", "/api/v1/auth/logout");
    } finally {
      queries.clear();
      window.location.assign("/sign-in");
    }
  }, [queries]);
}
