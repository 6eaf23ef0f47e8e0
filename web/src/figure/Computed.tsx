import { Link } from "@tanstack/react-router";
import { useRef, useState } from "react";
import { useFormat } from "../lib/taste";
import type { Basis } from "./basis";
import styles from "./Figure.module.css";
import { fact, Sheet } from "./Sheet";

const NOT_STATED = "not stated";

function spread(
  [least, most]: readonly [number, number],
  write: (value: number) => string,
): string {
  const [from, to] = [write(least), write(most)];
  return from === to ? to : `${from}\u2013${to}`;
}

/** How the figures of a chart or a card were computed: sample and coverage at once, the rest by a press. */
export function Computed({ of, label }: { of: Basis | null; label: string }) {
  const format = useFormat();
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  if (of === null) {
    return null;
  }
  const short = [
    ...(of.n === null ? [] : [`n ${spread(of.n, format.count)}`]),
    ...(of.coverage === null
      ? []
      : [`covers ${spread(of.coverage, (share) => format.percent(share, { digits: 0 }))}`]),
  ];
  const written = ["How computed", ...short].join(" \u00b7 ");
  return (
    <>
      <button
        ref={button}
        type="button"
        className={styles.computed}
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-label={`${label}. ${written}`}
        onClick={() => {
          setOpen(!open);
        }}
      >
        {written}
      </button>
      {open && (
        <Sheet anchor={button} onOpenChange={setOpen}>
          <h3>{label}</h3>
          <dl className={styles.facts}>
            {fact("As of", of.asOf ? format.day(of.asOf) : null)}
            {fact("Observations", of.n === null ? NOT_STATED : spread(of.n, format.count))}
            {fact(
              "Coverage",
              of.coverage === null
                ? NOT_STATED
                : spread(of.coverage, (share) => format.percent(share)),
            )}
            {fact(
              "Unknown",
              of.unknown === undefined
                ? null
                : `${format.count(of.unknown[0])} of ${format.count(of.unknown[1])} figures`,
            )}
            {fact(
              of.methods.length === 1 ? "Method" : "Methods",
              <code>{of.methods.join(", ")}</code>,
            )}
          </dl>
          {of.pages.map((page) => (
            <Link key={page} to="/methods/$page" params={{ page }}>
              How this is computed{of.pages.length === 1 ? "" : `: ${page.replaceAll("-", " ")}`}
            </Link>
          ))}
        </Sheet>
      )}
    </>
  );
}
