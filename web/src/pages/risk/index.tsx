import { useNavigate, useParams } from "@tanstack/react-router";
import { type ComponentType, lazy, Suspense } from "react";
import { Empty, Loading, Tabs } from "../../ui";
import { useScope } from "../../shell/scope";

const TABS = [
  { id: "contributions", label: "Contributions" },
  { id: "factors", label: "Factors" },
] as const;

type Tab = (typeof TABS)[number]["id"];

const PAGES: Record<Tab, ComponentType> = {
  contributions: lazy(() => import("./contributions")),
  factors: lazy(() => import("./factors")),
};

export default function Risk() {
  const { tab } = useParams({ strict: false });
  const scope = useScope();
  const navigate = useNavigate();
  const shown = TABS.find((each) => each.id === tab)?.id;
  const Page = shown === undefined ? null : PAGES[shown];
  return (
    <div className="stack">
      <h1>Risk</h1>
      <Tabs
        tabs={TABS}
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
