import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { readAgain } from "../../query";
import { Button } from "../../ui";
import styles from "./Holdings.module.css";
import { apply, reverse, type Step } from "./tagging";

/** For ten seconds what was just done to tags can be taken back. */
export function TagsDone({
  said,
  steps,
  onGone,
}: {
  said: string;
  steps: readonly Step[];
  onGone: () => void;
}) {
  const queries = useQueryClient();
  const [state, setState] = useState<"done" | "undoing" | "failed">("done");
  const gone = useRef(onGone);
  useEffect(() => {
    gone.current = onGone;
  });
  useEffect(() => {
    if (state !== "done") {
      return;
    }
    const timer = window.setTimeout(() => {
      gone.current();
    }, 10_000);
    return () => {
      window.clearTimeout(timer);
    };
  }, [state]);
  const undo = async () => {
    setState("undoing");
    const failed = await apply(reverse(steps), () => undefined);
    await readAgain(queries, (address) => /^\/api\/v1\/(tags|views|positions)/.test(address));
    if (failed.length > 0) {
      setState("failed");
    } else {
      gone.current();
    }
  };
  return (
    <div className={styles.done} role="status">
      <span>
        {state === "failed"
          ? "Not all of it could be taken back. The tags shown are those the server has."
          : said}
      </span>
      {state === "failed" ? (
        <Button onClick={onGone}>Close</Button>
      ) : (
        <Button busy={state === "undoing"} onClick={() => void undo()}>
          Undo
        </Button>
      )}
    </div>
  );
}
