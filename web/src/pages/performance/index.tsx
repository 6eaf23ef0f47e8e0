import { lazy, Suspense, useMemo } from "react";
import type { ViewPage } from "../../api";
import { useView } from "../../shell/scope";
import { ViewState } from "../../shell/ViewState";
import { Loading } from "../../ui";
import { daysOf, within } from "./model";
import { Months } from "./Months";
import { Returns } from "./Returns";
import { useWindow } from "./useWindow";
import { ValueChart } from "./ValueChart";

// what stands below the first screen is loaded after it
const Falls = lazy(() => import("./Falls").then(({ Falls }) => ({ default: Falls })));
const Profit = lazy(() => import("./Profit").then(({ Profit }) => ({ default: Profit })));
const Flows = lazy(() => import("./Flows").then(({ Flows }) => ({ default: Flows })));

/** All days are read once; the window of the address only leaves some out. */
export default function Performance() {
  const { benchmark } = useWindow();
  const view = useView("performance", benchmark === undefined ? {} : { bm: benchmark });
  return (
    <div className="stack">
      <h1>Performance</h1>
      <ViewState view={view} height={640}>
        {(page) => <Content page={page} />}
      </ViewState>
      {!view.error && (
        <Suspense fallback={<Loading />}>
          <Flows />
        </Suspense>
      )}
    </div>
  );
}

function Content({ page }: { page: ViewPage }) {
  const view = useWindow();
  const days = useMemo(() => daysOf(page), [page]);
  const { from, to } = view;
  const shown = useMemo(() => within(days, from, to), [days, from, to]);
  return (
    <div className="stack">
      <ValueChart page={page} days={days} shown={shown} view={view} />
      <Suspense fallback={<Loading height={320} />}>
        <Profit page={page} view={view} />
      </Suspense>
      <Returns page={page} />
      <Months page={page} />
      <Suspense fallback={<Loading height={360} />}>
        <Falls page={page} shown={shown} view={view} />
      </Suspense>
    </div>
  );
}
