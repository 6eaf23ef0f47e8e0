import { QueryClient, QueryObserver } from "@tanstack/react-query";
import { describe, expect, it } from "vitest";
import { readAgain } from "./index";

const KEY = ["/api/v1/chat/conversations/{id}/messages", { id: "1" }, {}];

/** A read that is answered by hand, in the order in which it is asked. */
function slow() {
  const answers: ((text: string) => void)[] = [];
  const read = ({ signal }: { signal: AbortSignal }) =>
    new Promise<string>((done, fail) => {
      answers.push(done);
      signal.addEventListener("abort", () => {
        fail(new Error("aborted"));
      });
    });
  return { answers, read };
}

describe("what a change concerns", () => {
  it("is read again although its first read was under way", async () => {
    const queries = new QueryClient();
    const { answers, read } = slow();
    const observer = new QueryObserver(queries, { queryKey: KEY, queryFn: read, retry: false });
    const stop = observer.subscribe(() => undefined);
    const done = readAgain(queries, (address) => address.startsWith("/api/v1/chat"));
    await expect.poll(() => answers.length).toBe(2);
    answers[0]?.("of before the change");
    answers[1]?.("of after it");
    await done;
    expect(observer.getCurrentResult().data).toBe("of after it");
    stop();
  });

  it("leaves alone what it does not concern", async () => {
    const queries = new QueryClient();
    const { answers, read } = slow();
    const observer = new QueryObserver(queries, { queryKey: KEY, queryFn: read, retry: false });
    const stop = observer.subscribe(() => undefined);
    await readAgain(queries, (address) => address.startsWith("/api/v1/tags"));
    expect(answers).toHaveLength(1);
    answers[0]?.("of before");
    await expect.poll(() => observer.getCurrentResult().data).toBe("of before");
    stop();
  });
});
