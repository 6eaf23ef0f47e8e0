import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { ViewPage } from "../api";
import { Failure, faultOf } from "../api/client";
import { withDays, words } from "../lib/format";
import { useFormat } from "../lib/taste";
import { Chip, Empty, Loading, Trouble } from "../ui";
import { ALL, tableOf, useAsOf, useView } from "./scope";

/** What every page of a view shows before it shows figures: waiting, trouble, nothing, or how good they are. */
export function ViewState({
  view,
  children,
  height = 420,
}: {
  view: ReturnType<typeof useView>;
  children: (page: ViewPage) => ReactNode;
  height?: number;
}) {
  if (view.data === undefined) {
    if (view.error) {
      return (view.error instanceof Failure && view.error.status === 404) ||
        faultOf(view.error, "scope") !== null ? (
        <Empty
          title="There is no such portfolio"
          actions={
            <Link to="/p/$scope" params={{ scope: "all" }}>
              Go to all portfolios
            </Link>
          }
        >
          It was deleted, it belongs to somebody else, or the address is misspelt.
        </Empty>
      ) : (
        <Trouble error={view.error} retry={() => void view.refetch()} />
      );
    }
    return <Loading height={height} />;
  }
  const page = view.data;
  return (
    <>
      {page.available ? <Quality page={page} /> : <NotHere page={page} />}
      {page.available && children(page)}
    </>
  );
}

function Quality({ page }: { page: ViewPage }) {
  const { day, manner } = useFormat();
  if (page.quality === "FINAL") {
    return null;
  }
  return (
    <div className="row" role="status">
      <Chip tone="warning">{words(page.quality)}</Chip>
      <span>
        {withDays(page.quality_reason ?? "Some of these figures may still change.", manner)}{" "}
        {page.data_through !== null && (
          <span className="muted">The oldest price in them is of {day(page.data_through)}.</span>
        )}{" "}
        {isBehind(page) && <ToCalculation portfolio={page.scope} />}
      </span>
    </div>
  );
}

function ToCalculation({ portfolio }: { portfolio: string }) {
  return (
    <Link to="/accounts/$tab" params={{ tab: "runs" }} search={{ portfolio } as never}>
      Calculate now
    </Link>
  );
}

/** Whether a calculation would bring it further: the server says so in words only. */
function isBehind(page: ViewPage): boolean {
  return page.scope !== ALL && page.quality_reason?.startsWith("Computed through") === true;
}

function NotHere({ page }: { page: ViewPage }) {
  const asOf = useAsOf();
  const { manner } = useFormat();
  // on an earlier day there may be none of them, which neither a run nor an import can change
  const portfolios = tableOf(page, "portfolios").filter(
    (row) => asOf === undefined || row.texts["computed_through"],
  );
  return (
    <Empty
      title={portfolios.length > 0 ? "Choose a portfolio" : "Nothing to show yet"}
      actions={
        <>
          {portfolios.map((row) => (
            <Link
              key={row.key}
              to="."
              params={(before: object) => ({ ...before, scope: row.key })}
              search
            >
              {row.texts["name"] ?? row.key}
            </Link>
          ))}
          {asOf !== undefined ? (
            <Link to="." search={(before: object) => ({ ...before, asOf: undefined })}>
              Show the newest day
            </Link>
          ) : (
            portfolios.length === 0 && (
              <>
                {page.scope !== ALL && <ToCalculation portfolio={page.scope} />}
                <Link to="/accounts/$tab" params={{ tab: "import" }}>
                  Import positions
                </Link>
              </>
            )
          )}
        </>
      }
    >
      {withDays(page.reason ?? "The server gives no reason.", manner)}
    </Empty>
  );
}
