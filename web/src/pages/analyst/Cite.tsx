import { Link } from "@tanstack/react-router";
import { Popover } from "radix-ui";
import { useRef, useState } from "react";
import { HIDDEN, NONE, exact, words } from "../../lib/format";
import { useFormat } from "../../lib/taste";
import { nameOf, usePortfolios } from "../../shell/scope";
import { maybeMoney, withoutAmounts, writtenBefore } from "./marks";
import { labelOf, methodOf, placeOf, scopeOf, toolName } from "./sources";
import type { Citation } from "./turn";
import styles from "./Answer.module.css";

/** A number in an answer: what the figure before it is, and the card that shows it. */
export function Cite({
  citation,
  text,
  about,
}: {
  citation: Citation;
  text: string;
  about: readonly string[];
}) {
  const [open, setOpen] = useState(false);
  const left = useRef(false);
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger
        className={styles.cite}
        aria-label={`Source ${String(citation.number)}: ${citation.label}`}
      >
        {citation.number}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          className={styles.sheet}
          sideOffset={6}
          collisionPadding={12}
          aria-label={`Source ${String(citation.number)}`}
          onCloseAutoFocus={(event) => {
            // beside a page the focus goes to the card, not back to the number
            if (left.current) {
              event.preventDefault();
              left.current = false;
            }
          }}
        >
          <Source
            citation={citation}
            text={text}
            about={about}
            onLeave={() => {
              left.current = true;
              setOpen(false);
            }}
          />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

function Source({
  citation,
  text,
  about,
  onLeave,
}: {
  citation: Citation;
  text: string;
  about: readonly string[];
  onLeave: () => void;
}) {
  const format = useFormat();
  const portfolios = usePortfolios().data ?? [];
  const scope = scopeOf(citation, portfolios, about);
  const place = placeOf(citation.tool, scope, citation);
  const method = methodOf(citation.tool);
  const written = writtenBefore(text, citation.number);
  const { hidden } = format.manner;
  const money = (written?.includes("$") ?? false) || maybeMoney(citation.pointer, citation.value);
  const figure = written === null ? null : hidden ? withoutAmounts(written) : written;
  const full = hidden && money ? HIDDEN : exact(citation.value) || NONE;
  return (
    <>
      <p>
        <strong>{words(labelOf(citation, portfolios))}</strong>
      </p>
      <dl>
        {figure !== null && (
          <div>
            <dt>Figure</dt>
            <dd>{figure}</dd>
          </div>
        )}
        <div>
          <dt>Unrounded</dt>
          <dd>{full}</dd>
        </div>
        <div>
          <dt>As of</dt>
          <dd>{citation.asOf === null ? NONE : format.day(citation.asOf)}</dd>
        </div>
        {place !== null && !place.to.startsWith("/accounts") && (
          <div>
            <dt>Portfolio</dt>
            <dd>{nameOf(portfolios, scope)}</dd>
          </div>
        )}
        <div>
          <dt>Looked up</dt>
          <dd>{toolName(citation.tool)}</dd>
        </div>
      </dl>
      <div className="row">
        {place !== null && (
          <Link to={place.to} search={place.search} hash={place.hash} onClick={onLeave}>
            Open {place.label}
          </Link>
        )}
        {method !== null && (
          <Link to="/methods/$page" params={{ page: method }} onClick={onLeave}>
            How it is computed
          </Link>
        )}
      </div>
    </>
  );
}
