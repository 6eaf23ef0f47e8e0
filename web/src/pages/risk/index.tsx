import { useNavigate, useParams } from "@tanstack/react-router";
import { type ComponentType, lazy, Suspense, useEffect, useRef } from "react";
import { Empty, Loading, Tabs } from "../../ui";
import { useScope } from "../../shell/scope";
import { RISK_TABS } from "../../shell/tabs";

type Tab = (typeof RISK_TABS)[number]["id"];

const PAGES: Record<Tab, ComponentType> = {
  contributions: lazy(() => import("./contributions")),
  factors: lazy(() => import("./factors")),
  correlation: lazy(() => import("./correlation")),
  volatility: lazy(() => import("./volatility")),
  concentration: lazy(() => import("./concentration")),
  greeks: lazy(() => import("./greeks")),
};

export default function Risk() {
  const { tab } = useParams({ strict: false });
  const scope = useScope();
  const navigate = useNavigate();
  const shown = RISK_TABS.find((each) => each.id === tab)?.id;
  const Page = shown === undefined ? null : PAGES[shown];
  const place = useRef<HTMLDivElement>(null);
  // on a narrow window the tab of an address may be out of sight
  useEffect(() => {
    place.current
      ?.querySelector("[role=tab][data-state=active]")
      ?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [shown]);
  return (
    <div className="stack" ref={place}>
      <h1>Risk</h1>
      <Tabs
        tabs={RISK_TABS}
        value={shown ?? ("" as Tab)}
        label="Kinds of risk"
        onChange={(next) =>
          void navigate({
            to: "/p/$scope/risk/$tab",
            params: { scope, tab: next },
            // the choices of one tab mean nothing on another
            search: (before: { asOf?: string; bm?: string }) => ({
              ...(before.asOf === undefined ? {} : { asOf: before.asOf }),
              ...(before.bm === undefined ? {} : { bm: before.bm }),
            }),
          })
        }
      >
        {Page === null ? (
          <Empty title="There is no such kind of risk">
            Choose one of those above; the address may be of another version.
          </Empty>
        ) : (
          <Suspense fallback={<Loading height={480} />}>
            <Page />
          </Suspense>
        )}
      </Tabs>
    </div>
  );
}
