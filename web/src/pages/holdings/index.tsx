import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { lazy, Suspense, useDeferredValue, useMemo } from "react";
import type { ViewPage } from "../../api";
import { ALL, nameOf, useAsOf, usePortfolios, useScope, useView } from "../../shell/scope";
import { ViewState } from "../../shell/ViewState";
import { Button, Empty, Segments } from "../../ui";
import { Closed } from "./Closed";
import styles from "./Holdings.module.css";
import {
  type Group,
  GROUPS,
  holdings,
  inView,
  isIn,
  matches,
  type Part,
  type View,
  VIEWS,
} from "./rows";
import { SavedViews } from "./SavedViews";
import { Table } from "./Table";

// positions are seldom added by hand
const PositionDialog = lazy(() => import("./PositionDialog"));
const TradeDialog = lazy(() => import("./TradeDialog"));
// few portfolios are without results
const Entered = lazy(() => import("./Entered"));

const VIEW_NAMES: Record<View, string> = {
  all: "All",
  long: "Long",
  short: "Short",
  options: "Options",
  private: "Private",
  closed: "Closed",
};
const GROUP_NAMES: Record<Group, string> = {
  none: "No groups",
  account: "Portfolio",
  sector: "Sector",
  tag: "Tag",
  underlying: "Underlying",
};

interface Asked extends Part {
  view?: string;
  group?: string;
  q?: string | number;
  trade?: string;
  add?: string;
}

export default function Holdings() {
  const scope = useScope();
  const portfolios = usePortfolios();
  const navigate = useNavigate();
  const search: Asked = useSearch({ strict: false });
  const view = VIEWS.find((each) => each === search.view) ?? "all";
  const group = GROUPS.find((each) => each === search.group) ?? "none";
  const q = String(search.q ?? "");
  const read = useView("holdings");
  const today = useAsOf() === undefined;

  const set = (change: Record<string, string | undefined>) => {
    void navigate({ to: ".", replace: true, search: (old: object) => ({ ...old, ...change }) });
  };

  return (
    <div className="stack">
      <div className="spread">
        <div>
          <h1>Holdings</h1>
          <p className="muted">{nameOf(portfolios.data, scope)}</p>
        </div>
        <div className="row">
          <Button
            onClick={() => {
              set({ trade: "new" });
            }}
          >
            Add a trade
          </Button>
          <Button
            tone="primary"
            onClick={() => {
              set({ add: "position" });
            }}
          >
            Add a position
          </Button>
        </div>
      </div>
      <div className={styles.bar}>
        <Segments<View>
          label="Which positions"
          value={view}
          options={VIEWS.map((id) => ({ id, label: VIEW_NAMES[id] }))}
          onChange={(next) => {
            set({ view: next === "all" ? undefined : next });
          }}
        />
        <label className={styles.pick}>
          <span className="muted small">Group by</span>
          <select
            value={group}
            onChange={(event) => {
              set({ group: event.target.value === "none" ? undefined : event.target.value });
            }}
          >
            {GROUPS.map((id) => (
              <option key={id} value={id}>
                {GROUP_NAMES[id]}
              </option>
            ))}
          </select>
        </label>
        <input
          type="search"
          className={styles.filter}
          placeholder="Filter by symbol, name, sector, tag"
          aria-label="Filter by symbol, name, sector or tag"
          value={q}
          onChange={(event) => {
            set({ q: event.target.value === "" ? undefined : event.target.value });
          }}
        />
        {(["sector", "tag", "tagged"] as const).map(
          (name) =>
            search[name] !== undefined && (
              <Button
                key={name}
                onClick={() => {
                  set({ [name]: undefined });
                }}
              >
                {GROUP_NAMES[name === "tagged" ? "tag" : name]} {search[name]} only: show all
              </Button>
            ),
        )}
        <SavedViews />
      </div>
      {view === "closed" ? (
        <Closed scope={scope} query={q} />
      ) : (
        <ViewState view={read}>
          {(page) => (
            <Shown
              page={page}
              view={view}
              group={group}
              query={q}
              sector={search.sector}
              tag={search.tag}
              tagged={search.tagged}
            />
          )}
        </ViewState>
      )}
      {view !== "closed" && isBehind(read.data) && scope !== ALL && today && (
        <Suspense>
          <Entered scope={scope} page={read.data} />
        </Suspense>
      )}
      {search.trade !== undefined && (
        <Suspense>
          <TradeDialog
            open
            symbol={search.trade === "new" ? "" : search.trade}
            scope={scope}
            portfolios={portfolios.data ?? []}
            onClose={() => {
              set({ trade: undefined });
            }}
          />
        </Suspense>
      )}
      {search.add !== undefined && portfolios.data !== undefined && (
        <Suspense>
          <PositionDialog
            open
            scope={scope}
            portfolios={portfolios.data}
            onClose={() => {
              set({ add: undefined });
            }}
          />
        </Suspense>
      )}
    </div>
  );
}

/** Whether something may be entered that the figures do not know. */
function isBehind(page: ViewPage | undefined): page is ViewPage {
  return page !== undefined && (!page.available || page.quality !== "FINAL");
}

function Shown({
  page,
  view,
  group,
  query,
  sector,
  tag,
  tagged,
}: {
  page: ViewPage;
  view: View;
  group: Group;
  query: string;
} & Part) {
  const scope = useScope();
  const all = useMemo(() => holdings(page), [page]);
  const asked = useDeferredValue(query);
  const rows = useMemo(
    () =>
      all.filter(
        (row) => inView(row, view) && matches(row, asked) && isIn(row, { sector, tag, tagged }),
      ),
    [all, view, asked, sector, tag, tagged],
  );
  if (all.length === 0) {
    return (
      <Empty
        title="Nothing is held"
        actions={
          <Link to="/accounts/$tab" params={{ tab: "import" }}>
            Import positions
          </Link>
        }
      >
        Import a file from your broker, or add a position by hand with the button above.
      </Empty>
    );
  }
  return <Table page={page} all={all} rows={rows} group={group} isAll={scope === ALL} />;
}
