import { Link } from "@tanstack/react-router";
import { MessageCircleQuestion } from "lucide-react";
import { ALL, useScope } from "../../shell/scope";
import styles from "./Overview.module.css";

/** Puts a question about a card to the analyst, where it can be changed before it is sent. */
export function Ask({
  widget,
  question,
  long = false,
}: {
  widget: string;
  question: string;
  /** the question itself as the text of the link */
  long?: boolean;
}) {
  const scope = useScope();
  return (
    <Link
      to="/analyst"
      search={{ ask: question, about: widget, ...(scope === ALL ? {} : { portfolio: scope }) }}
      className={long ? styles.askLong : styles.ask}
      title={question}
      aria-label={long ? undefined : `Ask about this: ${question}`}
    >
      <MessageCircleQuestion size={16} aria-hidden />
      {long ? question : <span>Ask about this</span>}
    </Link>
  );
}
