import { Link } from "@tanstack/react-router";
import { Trash2 } from "lucide-react";
import { type ReactNode, useEffect, useMemo, useState } from "react";
import type { Schemas } from "../../api";
import { useFormat } from "../../lib/taste";
import { useChange } from "../../query";
import { Toned, Unknown } from "../../figure/Figure";
import { Button, Chip, IconButton, Trouble } from "../../ui";
import { type Column, Grid } from "../../ui/Grid";
import { UNDO_MS } from "./edits";
import { TYPES } from "./types";
import { type PriceField, type Target, TargetPriceCell } from "./TargetPriceCell";

type Profile = Schemas["CompanyProfile"];
type ReturnField = "expected_return_eoy" | "expected_return_next_year" | "downside_return";

const FORGET = ["/api/v1/target-prices", "/api/v1/views", "/api/v1/data/portfolio"];

export function TargetRows({
  targets,
  profiles,
  horizons,
  portfolio,
  empty,
}: {
  targets: readonly Target[];
  /** undefined while they are read */
  profiles: readonly Profile[] | undefined;
  horizons: readonly [string, string];
  portfolio: string;
  empty: ReactNode;
}) {
  const [gone, setGone] = useState<Target | null>(null);
  const remove = useChange("delete", "/api/v1/target-prices/target/{id}", FORGET);
  const restore = useChange("post", "/api/v1/target-prices/{id}", FORGET);
  const { mutate } = remove;

  useEffect(() => {
    if (gone === null) {
      return;
    }
    const timer = setTimeout(() => {
      setGone(null);
    }, UNDO_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [gone]);

  const columns = useColumns(profiles, horizons, (target) => {
    mutate(
      { path: { id: target.id } },
      {
        onSuccess: () => {
          setGone(target);
        },
      },
    );
  });
  return (
    <>
      <div role="status">
        {gone !== null && (
          <p className="row">
            The target of {gone.symbol} is deleted.
            <Button
              busy={restore.isPending}
              onClick={() => {
                restore.mutate(
                  {
                    path: { id: portfolio },
                    body: {
                      symbol: gone.symbol,
                      position_type: gone.position_type,
                      target_price_eoy: gone.target_price_eoy,
                      target_price_next_year: gone.target_price_next_year,
                      downside_target_price: gone.downside_target_price,
                      ...(gone.current_price_source === "owner"
                        ? { current_price: gone.current_price }
                        : {}),
                    },
                  },
                  {
                    onSuccess: () => {
                      setGone(null);
                    },
                  },
                );
              }}
            >
              Undo
            </Button>
          </p>
        )}
      </div>
      {(remove.error ?? restore.error) && <Trouble error={remove.error ?? restore.error} />}
      <Grid
        label="Target prices"
        columns={columns}
        rows={targets}
        rowKey={(target) => target.id}
        firstSort={{ id: "weight", desc: true }}
        empty={empty}
      />
    </>
  );
}

function useColumns(
  profiles: readonly Profile[] | undefined,
  [eoy, next]: readonly [string, string],
  onDelete: (target: Target) => void,
): readonly Column<Target>[] {
  const format = useFormat();
  const bySymbol = useMemo(
    () => new Map(profiles?.map((profile) => [profile.symbol, profile])),
    [profiles],
  );
  const price = (field: PriceField, label: string, said: string): Column<Target> => ({
    id: field,
    label,
    numeric: true,
    value: (row) => row[field],
    cell: (row) => <TargetPriceCell target={row} field={field} label={said} />,
  });
  const back = (field: ReturnField, label: string): Column<Target> => ({
    id: field,
    label,
    numeric: true,
    value: (row) => row[field],
    cell: (row) => {
      const value = row[field];
      return value === null ? (
        <Unknown label={label} why={row.reasons[field] ?? "There is no target to reach."} />
      ) : (
        <Toned value={value}>{format.percent(value / 100, { signed: true })}</Toned>
      );
    },
  });
  return [
    {
      id: "symbol",
      label: "Symbol",
      value: (row) => row.symbol,
      cell: (row) => (
        <span className="row">
          <Link
            to="/research/$symbol"
            params={{ symbol: row.symbol }}
            title={bySymbol.get(row.symbol)?.company_name ?? undefined}
          >
            <strong>{row.symbol}</strong>
          </Link>
          {row.position_type !== "LONG" && <Chip>{TYPES[row.position_type]}</Chip>}
        </span>
      ),
    },
    {
      id: "current",
      label: "Price",
      numeric: true,
      value: (row) => row.current_price,
      cell: (row) => (
        <span
          title={
            row.current_price_source === "owner"
              ? "Stated by the owner"
              : row.current_price_date === null
                ? row.reasons["current_price"]
                : `Close of ${format.day(row.current_price_date)}`
          }
        >
          {format.price(row.current_price)}
        </span>
      ),
    },
    price("target_price_eoy", `My target, ${eoy.slice(0, 4)}`, `end of ${eoy.slice(0, 4)}`),
    back("expected_return_eoy", "Return"),
    price("target_price_next_year", `My target, ${next.slice(0, 4)}`, `end of ${next.slice(0, 4)}`),
    back("expected_return_next_year", "Return"),
    price("downside_target_price", "My bad case", "in the bad case"),
    back("downside_return", "Return"),
    {
      id: "analysts",
      label: "Analysts expect",
      numeric: true,
      value: (row) => bySymbol.get(row.symbol)?.target_mean_price,
      cell: (row) => (
        <Analysts profile={bySymbol.get(row.symbol)} loading={profiles === undefined} />
      ),
    },
    {
      id: "weight",
      label: "Weight",
      numeric: true,
      value: (row) => row.position_weight,
      cell: (row) =>
        row.position_weight === null ? (
          <Unknown label="Weight" why={row.reasons["position_weight"]} />
        ) : (
          <span title="Of net asset value">{format.percent(row.position_weight / 100)}</span>
        ),
    },
    {
      id: "contribution",
      label: "Adds to return",
      numeric: true,
      value: (row) => row.contribution_to_portfolio_return,
      cell: (row) => (
        <span
          title={
            row.reasons["contribution_to_portfolio_return"] ??
            "Gain at the end-of-year target over net asset value of the portfolio"
          }
        >
          <Toned value={row.contribution_to_portfolio_return}>
            {format.percent(row.contribution_to_portfolio_return, { signed: true, digits: 2 })}
          </Toned>
        </span>
      ),
    },
    {
      id: "delete",
      label: <span className="sr-only">Delete</span>,
      cell: (row) => (
        <IconButton
          label={`Delete the target of ${row.symbol}`}
          onClick={() => {
            onDelete(row);
          }}
        >
          <Trash2 size={15} />
        </IconButton>
      ),
    },
  ];
}

/** What analysts expect, never mixed with what the owner does. */
export function Analysts({
  profile,
  loading = false,
}: {
  profile: Profile | undefined;
  loading?: boolean;
}) {
  const { count, price } = useFormat();
  if (profile?.target_mean_price === undefined || profile.target_mean_price === null) {
    return (
      <Unknown
        label="What analysts expect"
        why={loading ? "It is being read." : "No analyst's target price of this symbol is stored."}
      />
    );
  }
  const many = profile.number_of_analyst_opinions;
  return (
    <span
      title={`From ${price(profile.target_low_price)} to ${price(profile.target_high_price)}, over 12 months`}
    >
      {price(profile.target_mean_price)}{" "}
      <span className="muted small">
        {many === null || many === undefined ? "" : `mean of ${count(many)}`}
      </span>
    </span>
  );
}
