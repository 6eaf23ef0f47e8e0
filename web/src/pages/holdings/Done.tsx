import { useEffect, useRef, useState } from "react";
import { Button } from "../../ui";
import styles from "./Holdings.module.css";

/** For ten seconds what was just done can be taken back. */
export function Done({
  said,
  undo,
  failed,
  onGone,
}: {
  said: string;
  /** takes it back; rejects if that did not work */
  undo: () => Promise<void>;
  /** what to say then */
  failed: string;
  onGone: () => void;
}) {
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
  const takeBack = async () => {
    setState("undoing");
    try {
      await undo();
      gone.current();
    } catch {
      setState("failed");
    }
  };
  return (
    <div className={styles.done} role="status">
      <span>{state === "failed" ? failed : said}</span>
      {state === "failed" ? (
        <Button onClick={onGone}>Close</Button>
      ) : (
        <Button busy={state === "undoing"} onClick={() => void takeBack()}>
          Undo
        </Button>
      )}
    </div>
  );
}
