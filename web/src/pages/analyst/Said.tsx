import { useEffect, useRef, useState } from "react";
import type { Live } from "./live";
import { sentences, spoken, withoutAmounts } from "./marks";
import { toolWhat } from "./sources";
import { useTaste } from "../../lib/taste";

const PAUSE = 2500;

/** Says aloud what happens: whole sentences, not more often than they can be listened to. */
export function Said({ live }: { live: Live | undefined }) {
  const { hidden } = useTaste();
  const [say, setSay] = useState("");
  const told = useRef<{ asked: string; text: number; tools: number; end: boolean }>({
    asked: "",
    text: 0,
    tools: 0,
    end: true,
  });
  const now = useRef(live);
  useEffect(() => {
    now.current = live;
  }, [live]);
  const running = live?.running ?? false;
  const asked = live?.asked ?? "";

  useEffect(() => {
    if (asked === "") {
      return;
    }
    const speak = () => {
      const current = now.current;
      if (current === undefined) {
        return;
      }
      if (told.current.asked !== current.asked) {
        told.current = { asked: current.asked, text: 0, tools: 0, end: false };
      }
      const { turn } = current;
      const parts: string[] = [];
      const fresh = turn.tools.slice(told.current.tools);
      if (fresh.length > 0) {
        parts.push(`Looking up ${fresh.map((each) => toolWhat(each.tool)).join(", ")}.`);
      }
      const over = !current.running && !told.current.end;
      const next = over
        ? { say: spoken(turn.text.slice(told.current.text)), told: turn.text.length }
        : sentences(turn.text, told.current.text);
      parts.push(next.say);
      if (over) {
        parts.push(
          current.failure !== null
            ? `The answer failed. ${current.failure.message}`
            : turn.end?.kind === "error"
              ? turn.end.message
              : "End of the answer.",
        );
      } else if (current.link.state === "lost") {
        parts.push("The connection was cut. Connecting again.");
      }
      told.current = {
        ...told.current,
        text: next.told,
        tools: turn.tools.length,
        end: told.current.end || over,
      };
      const all = parts.filter((each) => each !== "").join(" ");
      if (all !== "") {
        setSay(hidden ? withoutAmounts(all) : all);
      }
    };
    const timer = setInterval(speak, PAUSE);
    const last = running ? undefined : setTimeout(speak, 300);
    return () => {
      clearInterval(timer);
      clearTimeout(last);
    };
  }, [asked, running, hidden]);

  return (
    <div className="sr-only" aria-live="polite" aria-atomic="true">
      {say}
    </div>
  );
}
