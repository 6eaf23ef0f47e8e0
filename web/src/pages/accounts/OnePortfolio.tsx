import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { type Portfolio, usePortfolios } from "../../shell/scope";
import { Button, Empty, Field, Reading } from "../../ui";
import styles from "./Accounts.module.css";

/** The id behind `?portfolio=`. */
export function usePortfolioInAddress(): string | undefined {
  const search: { portfolio?: string } = useSearch({ strict: false });
  return search.portfolio;
}

/** A tab that is about one portfolio: the one the address names, or the one that is chosen. */
export function OnePortfolio({
  what,
  children,
}: {
  /** what is shown of it, as in "What is missing" */
  what: string;
  children: (portfolio: Portfolio) => ReactNode;
}) {
  const portfolios = usePortfolios();
  return (
    <Reading of={portfolios} height={240}>
      {(rows) => <Chosen rows={rows} what={what} children={children} />}
    </Reading>
  );
}

function Chosen({
  rows,
  what,
  children,
}: {
  rows: readonly Portfolio[];
  what: string;
  children: (portfolio: Portfolio) => ReactNode;
}) {
  const navigate = useNavigate();
  const named = usePortfolioInAddress();
  const only = rows.length === 1 ? rows[0] : undefined;
  const chosen = rows.find((row) => row.id === named) ?? (named === undefined ? only : undefined);
  const choose = (portfolio: string | undefined) => {
    void navigate({ to: ".", search: portfolio === undefined ? {} : { portfolio } });
  };
  if (rows.length === 0) {
    return (
      <Empty
        title="There is no portfolio yet"
        actions={
          <Link to="/accounts/$tab" params={{ tab: "import" }}>
            Import a file of positions
          </Link>
        }
      >
        {what} is shown here once you have one.
      </Empty>
    );
  }
  return (
    <>
      <div className={styles.choose}>
        <Field label="Portfolio">
          {(props) => (
            <select
              {...props}
              value={chosen?.id ?? ""}
              onChange={(event) => {
                choose(event.target.value === "" ? undefined : event.target.value);
              }}
            >
              {chosen === undefined && <option value="">Choose one</option>}
              {rows.map((row) => (
                <option key={row.id} value={row.id}>
                  {row.name} ({row.account_name})
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      {chosen === undefined ? (
        <Empty
          title={named === undefined ? "Choose a portfolio" : "There is no such portfolio"}
          actions={rows.map((row) => (
            <Button
              key={row.id}
              onClick={() => {
                choose(row.id);
              }}
            >
              {row.name}
            </Button>
          ))}
        >
          {named === undefined
            ? `${what} is shown for one portfolio at a time, not for all of them together.`
            : "It was deleted, or it belongs to somebody else."}
        </Empty>
      ) : (
        children(chosen)
      )}
    </>
  );
}
