import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { Schemas } from "../../api";
import { useFormat } from "../../lib/taste";
import { Button, Card, Empty, Loading } from "../../ui";
import { Toned, Unknown } from "../../figure/Figure";
import { type Column, Grid } from "../../ui/Grid";
import { AddTarget } from "./AddTarget";
import { useHeld, useTargets } from "./held";
import { Analysts } from "./TargetRows";
import { type PriceField, type Target, TargetPriceCell } from "./TargetPriceCell";
import { TYPES } from "./types";

const FIELDS: readonly {
  field: PriceField;
  back: "expected_return_eoy" | "expected_return_next_year" | "downside_return";
  label: string;
}[] = [
  { field: "target_price_eoy", back: "expected_return_eoy", label: "End of this year" },
  { field: "target_price_next_year", back: "expected_return_next_year", label: "End of next year" },
  { field: "downside_target_price", back: "downside_return", label: "Bad case" },
];

/** The reader's own target prices of a symbol, beside what analysts expect. */
export function MyTargets({
  symbol,
  profile,
}: {
  symbol: string;
  profile: Schemas["CompanyProfile"] | undefined;
}) {
  const targets = useTargets(symbol);
  const held = useHeld(symbol);
  const format = useFormat();
  const [adding, setAdding] = useState<string | null>(null);
  const names = new Map(targets.portfolios.map((each) => [each.id, each.name]));
  const rows = targets.parts.flatMap((part) => part.data);
  const without = held.parts.filter(
    (part) =>
      part.data.some((position) => position.symbol === symbol) &&
      !rows.some((target) => target.portfolio_id === part.portfolio.id),
  );
  const columns: readonly Column<Target>[] = [
    {
      id: "portfolio",
      label: "Portfolio",
      value: (row) => names.get(row.portfolio_id),
      cell: (row) => (
        <Link to="/research" search={{ tab: "targets", portfolio: row.portfolio_id }}>
          {names.get(row.portfolio_id) ?? "Portfolio"}
          {row.position_type === "LONG" ? "" : `, ${TYPES[row.position_type]}`}
        </Link>
      ),
    },
    ...FIELDS.map(({ field, back, label }): Column<Target> => ({
      id: field,
      label,
      numeric: true,
      value: (row) => row[field],
      cell: (row) => (
        <>
          <TargetPriceCell target={row} field={field} label={label.toLowerCase()} />
          <span className="small" title="Gain on the capital in the position">
            <Return value={row[back]} why={row.reasons[back]} />
          </span>
        </>
      ),
    })),
  ];
  return (
    <Card
      title="My target prices"
      note={
        profile?.target_mean_price == null ? (
          "No analyst's target price of it is stored."
        ) : (
          <>
            Analysts expect <Analysts profile={profile} />. That is theirs and stays apart from
            yours.
          </>
        )
      }
      actions={without.map(({ portfolio }) => (
        <Button
          key={portfolio.id}
          onClick={() => {
            setAdding(portfolio.id);
          }}
        >
          {without.length === 1 ? "Add a target" : `Add for ${portfolio.name}`}
        </Button>
      ))}
    >
      {targets.failed.length > 0 && (
        <p role="alert">Could not be read: {targets.failed.join(", ")}.</p>
      )}
      {targets.pending ? (
        <Loading height={120} />
      ) : (
        <Grid
          label={`Target prices of ${symbol}`}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.id}
          empty={
            <Empty title="No target price">
              {without.length > 0
                ? `You hold ${symbol} and have not said what you expect of it.`
                : `A target is about a position; none of your portfolios holds ${symbol}.`}
            </Empty>
          }
        />
      )}
      {rows.length > 0 && (
        <p className="muted small">
          Price {format.price(rows[0]?.current_price)} of {format.day(rows[0]?.current_price_date)}.
        </p>
      )}
      <AddTarget
        portfolio={adding ?? ""}
        symbol={symbol}
        open={adding !== null}
        onClose={() => {
          setAdding(null);
        }}
      />
    </Card>
  );
}

function Return({ value, why }: { value: number | null; why: string | undefined }) {
  const { percent } = useFormat();
  return value === null ? (
    <Unknown label="Gain" why={why ?? "There is no target to reach."} />
  ) : (
    <Toned value={value}>{percent(value / 100, { signed: true })}</Toned>
  );
}
