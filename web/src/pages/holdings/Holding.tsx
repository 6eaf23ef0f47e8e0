import { Link, useParams, useSearch } from "@tanstack/react-router";
import { lazy, Suspense, useMemo, useState } from "react";
import type { ViewPage } from "../../api";
import { nameOfSymbol } from "../../lib/symbols";
import { useAsOf, useScope, useView } from "../../shell/scope";
import { ViewState } from "../../shell/ViewState";
import { Button, Card, Chip, Empty, Loading, Reading } from "../../ui";
import { Ask } from "../overview/Ask";
import { Facts } from "./Facts";
import { type History, isClosed, useHistory } from "./history";
import { TagChip } from "./fields";
import styles from "./Holding.module.css";
import { Betas, Nearest } from "./HoldingRisk";
import { InSight } from "../../ui/InSight";
import { Ledger } from "./Ledger";
import { Lots } from "./Lots";
import { Notes } from "./Notes";
import { PriceChart } from "./PriceChart";
import { type Holding, holdings, portfolioOf, textOf, TYPE_NAMES, typeOf } from "./rows";
import { TagDialog } from "./TagDialog";
import { TagsDone } from "./TagsDone";
import { type Step } from "./tagging";
import { useTargets } from "./targets";

// few holdings are options
const PositionGreeks = lazy(() =>
  import("./OptionPart").then(({ PositionGreeks }) => ({ default: PositionGreeks })),
);
const OptionPart = lazy(() =>
  import("./OptionPart").then(({ OptionPart }) => ({ default: OptionPart })),
);

const ClosedHolding = lazy(() => import("./ClosedHolding"));
const EditDialog = lazy(() => import("./EditDialog"));
const TradeDialog = lazy(() => import("./TradeDialog"));

export default function HoldingPage() {
  const { id = "" } = useParams({ strict: false });
  const search: { closed?: boolean } = useSearch({ strict: false });
  const scope = useScope();
  // outside of what it changes: the figures of before are withdrawn by a correction
  const [editing, setEditing] = useState<{ id: string; symbol: string } | null>(null);
  return (
    <div className="stack">
      {search.closed === true ? (
        <Suspense fallback={<Loading height={420} />}>
          <ClosedHolding id={id} />
        </Suspense>
      ) : (
        <Open key={id} id={id} onEdit={setEditing} />
      )}
      {editing !== null && (
        <Suspense>
          <EditDialog
            open
            {...editing}
            scope={scope}
            onClose={() => {
              setEditing(null);
            }}
          />
        </Suspense>
      )}
    </div>
  );
}

type OnEdit = (position: { id: string; symbol: string }) => void;

function Open({ id, onEdit }: { id: string; onEdit: OnEdit }) {
  const history = useHistory(id);
  const asOf = useAsOf();
  // what was held on another day is not told by what is left today
  const closed = asOf === undefined && history.data !== undefined && isClosed(history.data, id);
  const view = useView("holdings", {}, !closed && (asOf !== undefined || !history.isPending));
  return (
    <Suspense fallback={<Loading height={420} />}>
      {closed ? (
        <ClosedHolding id={id} />
      ) : (
        <ViewState view={view}>
          {(page) => <Found page={page} id={id} history={history} onEdit={onEdit} />}
        </ViewState>
      )}
    </Suspense>
  );
}

function Found({
  page,
  id,
  history,
  onEdit,
}: {
  page: ViewPage;
  id: string;
  history: History;
  onEdit: OnEdit;
}) {
  const scope = useScope();
  const all = useMemo(() => holdings(page), [page]);
  const holding = all.find((each) => each.id === id);
  const today = useAsOf() === undefined;
  if (holding === undefined) {
    return <ClosedHolding id={id} {...(today ? { onEdit } : {})} />;
  }
  const portfolio = portfolioOf(holding.row, scope);
  return portfolio === "" ? (
    <>
      <h1>{nameOfSymbol(textOf(holding.row, "symbol"))}</h1>
      <Empty title="Choose a portfolio">
        The portfolio of this position is unknown here. Choose it at the top.
      </Empty>
    </>
  ) : (
    <One
      page={page}
      all={all}
      holding={holding}
      portfolio={portfolio}
      history={history}
      onEdit={onEdit}
    />
  );
}

function One({
  page,
  all,
  holding,
  portfolio,
  history,
  onEdit,
}: {
  page: ViewPage;
  all: readonly Holding[];
  holding: Holding;
  portfolio: string;
  history: History;
  onEdit: OnEdit;
}) {
  const scope = useScope();
  const targets = useTargets(scope);
  const [tagging, setTagging] = useState(false);
  const [done, setDone] = useState<{ said: string; steps: readonly Step[] } | null>(null);
  const [trading, setTrading] = useState(false);
  // the page of a share opens without what only its options need
  const [payoff, setPayoff] = useState(false);
  const { row, tags, id } = holding;
  const symbol = textOf(row, "symbol");
  const kind = textOf(row, "investment_class");
  const underlying = textOf(row, "underlying_symbol") || symbol;
  const mine = useMemo(
    () => all.filter((each) => portfolioOf(each.row, scope) === portfolio),
    [all, scope, portfolio],
  );
  const lots = mine.filter((each) => textOf(each.row, "symbol") === symbol);
  const hasOptions = mine.some((each) => textOf(each.row, "underlying_symbol") === underlying);

  return (
    <>
      <div className="spread">
        <div>
          <p className="small">
            <Link to="/p/$scope/holdings" params={{ scope }} search={{ row: id }}>
              Holdings
            </Link>
          </p>
          <h1>{nameOfSymbol(symbol)}</h1>
          <p className="muted">
            {[textOf(row, "name"), nameOfSymbol(symbol) === symbol ? "" : symbol]
              .filter(Boolean)
              .join(" · ")}
          </p>
        </div>
        <div className="row">
          {kind !== "PRIVATE" && (
            <Link to="/research/$symbol" params={{ symbol: underlying }}>
              Research {underlying}
            </Link>
          )}
          {kind === "PUBLIC" && (
            <Button
              onClick={() => {
                setTrading(true);
              }}
            >
              Add a trade
            </Button>
          )}
          <Button
            onClick={() => {
              onEdit({ id, symbol });
            }}
          >
            Edit
          </Button>
          <Ask widget={`holding:${id}`} question={`What does ${symbol} do to my portfolio?`} />
        </div>
      </div>
      <div className="row">
        <Chip>{TYPE_NAMES[typeOf(row)] ?? typeOf(row)}</Chip>
        {textOf(row, "portfolio_name") && <Chip>{textOf(row, "portfolio_name")}</Chip>}
        {textOf(row, "sector") && <Chip>{textOf(row, "sector")}</Chip>}
        {tags.map((tag) => (
          <TagChip key={tag.id} name={tag.name} color={tag.color} />
        ))}
        <Button
          tone="quiet"
          onClick={() => {
            setTagging(true);
          }}
        >
          Change tags
        </Button>
      </div>
      {done && (
        <TagsDone
          {...done}
          onGone={() => {
            setDone(null);
          }}
        />
      )}
      <div className={styles.top}>
        {kind === "PRIVATE" ? (
          <Card title="Price">
            <p className="muted">
              A private asset has no market price: its value is what you stated last.
            </p>
          </Card>
        ) : (
          <PriceChart symbol={underlying} read={history} />
        )}
        <Facts holding={holding} targets={targets} />
      </div>
      {lots.length > 1 && <Lots lots={lots} />}
      {hasOptions && (
        <>
          {kind === "OPTIONS" && (
            <Suspense fallback={<Loading height={128} />}>
              <PositionGreeks holding={holding} />
            </Suspense>
          )}
          {kind === "OPTIONS" || payoff ? (
            <InSight height={760}>
              <Suspense fallback={<Loading height={360} />}>
                <OptionPart
                  portfolio={portfolio}
                  underlying={underlying}
                  holdings={mine}
                  asOf={page.as_of ?? ""}
                />
              </Suspense>
            </InSight>
          ) : (
            <Card title={`Options on ${underlying}`} note="Together with the shares.">
              <Button
                onClick={() => {
                  setPayoff(true);
                }}
              >
                Show payoff and Greeks
              </Button>
            </Card>
          )}
        </>
      )}
      <Reading of={history} height={200}>
        {(told) => (
          <Ledger lines={told.transactions} portfolio={portfolio} total={told.total_transactions} />
        )}
      </Reading>
      <InSight height={320}>
        <div className="grid2">
          {kind !== "PRIVATE" && (
            <>
              <Betas portfolio={portfolio} id={id} symbol={symbol} />
              <Nearest portfolio={portfolio} symbol={underlying} />
            </>
          )}
          <Notes key={textOf(row, "notes")} id={id} notes={textOf(row, "notes")} />
        </div>
      </InSight>
      <TagDialog
        open={tagging}
        chosen={[holding]}
        onClose={() => {
          setTagging(false);
        }}
        onDone={(said, steps) => {
          setDone({ said, steps });
        }}
      />
      {trading && (
        <Suspense>
          <TradeDialog
            open
            symbol={symbol}
            scope={portfolio}
            portfolios={[
              { id: portfolio, name: textOf(row, "portfolio_name") || "This portfolio" },
            ]}
            onClose={() => {
              setTrading(false);
            }}
          />
        </Suspense>
      )}
    </>
  );
}
