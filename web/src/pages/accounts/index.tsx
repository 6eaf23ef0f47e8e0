import { useNavigate, useParams } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { ACCOUNTS_TABS } from "../../shell/tabs";
import { Loading, Tabs } from "../../ui";
import { Portfolios } from "./Portfolios";

const Import = lazy(() => import("./imports/Import"));
const Runs = lazy(() => import("./runs/Runs"));
const Health = lazy(() => import("./Health"));
const Flows = lazy(() => import("./flows/Flows"));
const Exports = lazy(() => import("./Exports"));

type Tab = (typeof ACCOUNTS_TABS)[number]["id"];

export default function Accounts() {
  const params = useParams({ strict: false });
  const navigate = useNavigate();
  const tab: Tab = ACCOUNTS_TABS.find((each) => each.id === params.tab)?.id ?? "portfolios";
  return (
    <div className="stack">
      <h1>Accounts &amp; data</h1>
      <Tabs
        tabs={ACCOUNTS_TABS}
        value={tab}
        label="Accounts and data"
        onChange={(next) => {
          void navigate({
            to: "/accounts/$tab",
            params: { tab: next },
            search: (before: { portfolio?: unknown }) =>
              before.portfolio === undefined ? {} : { portfolio: before.portfolio as string },
          });
        }}
      >
        <Suspense fallback={<Loading height={320} />}>
          {tab === "portfolios" && <Portfolios />}
          {tab === "import" && <Import />}
          {tab === "runs" && <Runs />}
          {tab === "health" && <Health />}
          {tab === "flows" && <Flows />}
          {tab === "exports" && <Exports />}
        </Suspense>
      </Tabs>
    </div>
  );
}
