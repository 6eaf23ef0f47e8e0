import { Link } from "@tanstack/react-router";
import { Popover } from "radix-ui";
import { HIDDEN, NONE, exact, words } from "../../lib/format";
import { useFormat } from "../../lib/taste";
import { nameOf, usePortfolios } from "../../shell/scope";
import { maybeMoney, withoutAmounts, writtenBefore } from "./marks";
import { labelOf, methodOf, pageOf, scopeOf, toolName } from "./sources";
import type { Citation } from "./turn";
import styles from "./Answer.module.css";

/** A number in an answer: what the figure before it is, and the page it came from. */
export function Cite({
  citation,
  text,
  about,
}: {
  citation: Citation;
  text: string;
  about: readonly string[];
}) {
  return (
    <Popover.Root>
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
        >
          <Source citation={citation} text={text} about={about} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

function Source({
  citation,
  text,
  about,
}: {
  citation: Citation;
  text: string;
  about: readonly string[];
}) {
  const format = useFormat();
  const portfolios = usePortfolios().data ?? [];
  const scope = scopeOf(citation, portfolios, about);
  const page = pageOf(citation.tool, scope);
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
        {page !== null && !page.to.startsWith("/accounts") && (
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
        {page !== null && <Link to={page.to}>Open {page.label}</Link>}
        {method !== null && (
          <Link to="/methods/$page" params={{ page: method }}>
            How it is computed
          </Link>
        )}
      </div>
    </>
  );
}
