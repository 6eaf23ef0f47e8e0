import type { ReactNode } from "react";
import type { ViewNumber, ViewPage } from "../../api";
import { Figure, type Look } from "../../figure/Figure";
import { Button, Card, Chip } from "../../ui";
import { ALL } from "../../shell/scope";
import styles from "./Risk.module.css";

export interface Fact {
  label: string;
  n: ViewNumber | undefined;
  look?: Look;
  /** what it means, in a few words */
  hint: ReactNode;
}

/** Single figures with what they mean. */
export function Facts({
  title,
  page,
  facts,
  note,
  id,
  children,
}: {
  title: string;
  page: ViewPage;
  facts: readonly Fact[];
  note?: ReactNode;
  id?: string;
  children?: ReactNode;
}) {
  return (
    <Card title={title} asOf={page.as_of} note={note} {...(id ? { id } : {})}>
      <dl className={styles.facts}>
        {facts.map((fact) => (
          <div key={fact.label}>
            <dt>{fact.label}</dt>
            <dd className={styles.value}>
              <Figure n={fact.n} label={fact.label} {...fact.look} />
            </dd>
            <dd className={styles.hint}>{fact.hint}</dd>
          </div>
        ))}
      </dl>
      {children}
    </Card>
  );
}

/** What a page shows of all portfolios together, where it differs from that of one. */
export function OfAll({ page, children }: { page: ViewPage; children: ReactNode }) {
  return page.scope === ALL ? (
    <div className="row" role="note">
      <Chip tone="accent">All portfolios</Chip>
      <span>{children}</span>
    </div>
  ) : null;
}

/** Whether the rows add up to the total; said when they do not. */
export function Reconciled({
  difference,
  tolerance,
  written,
  what = "Rows differ from the total by",
}: {
  difference: number;
  tolerance: number;
  written: string;
  what?: string;
}) {
  return Math.abs(difference) <= tolerance ? null : (
    <span className="row">
      <Chip
        tone="warning"
        title="The rows and the total come from different parts of the calculation."
      >
        {what} {written}
      </Chip>
    </span>
  );
}

/** What a press on a bar does, for those who press keys. */
export function Jump({
  title,
  items,
  onPick,
}: {
  title: string;
  items: readonly { key: string; label: string }[];
  onPick: (key: string) => void;
}) {
  return (
    <details className={styles.jump}>
      <summary>{title}</summary>
      <div className="row">
        {items.map((item) => (
          <Button
            key={item.key}
            tone="quiet"
            onClick={() => {
              onPick(item.key);
            }}
          >
            {item.label}
          </Button>
        ))}
      </div>
    </details>
  );
}
