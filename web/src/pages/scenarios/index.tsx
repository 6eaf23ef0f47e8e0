import { useNavigate, useSearch } from "@tanstack/react-router";
import { ALL, useAsOf, useScope, useView } from "../../shell/scope";
import { ViewState } from "../../shell/ViewState";
import { Tabs } from "../../ui";
import { Builder } from "./Builder";
import { NeedsOne } from "../../shell/NeedsOne";
import { Reverse } from "./Reverse";
import { Tail } from "./Tail";
import { Tornado } from "./Tornado";
import { WhatIf } from "./WhatIf";

const TABS = [
  { id: "library", label: "Library" },
  { id: "own", label: "Your own" },
  { id: "replay", label: "Past crises" },
  { id: "var", label: "Rare losses" },
  { id: "reverse", label: "Reverse" },
  { id: "trade", label: "Try a trade" },
] as const;

type Tab = (typeof TABS)[number]["id"];

const LIBRARY: readonly Tab[] = ["library", "own", "replay"];

export default function Scenarios() {
  const navigate = useNavigate();
  const search: { tab?: string } = useSearch({ strict: false });
  const tab: Tab = TABS.find((each) => each.id === search.tab)?.id ?? "library";
  return (
    <div className="stack">
      <h1>Scenarios</h1>
      <Tabs
        label="Scenarios"
        tabs={TABS}
        value={tab}
        onChange={(next) =>
          void navigate({
            to: ".",
            search: (old) => ({ ...old, tab: next === "library" ? undefined : next }),
          })
        }
      >
        {tab === "var" ? (
          <Tail />
        ) : LIBRARY.includes(tab) ? (
          <OfLibrary tab={tab} />
        ) : (
          <Asked tab={tab} />
        )}
      </Tabs>
    </div>
  );
}

/** What begins with the scenarios of the library. */
function OfLibrary({ tab }: { tab: Tab }) {
  const scope = useScope();
  const view = useView("scenarios");
  if (tab === "own" && scope === ALL) {
    return <NeedsOne what="A shock of your own" />;
  }
  return (
    <ViewState view={view}>
      {(page) =>
        tab === "own" ? (
          <Newest>
            <Builder page={page} scope={scope} />
          </Newest>
        ) : tab === "replay" ? (
          <Tornado page={page} only="historical" />
        ) : (
          <Tornado page={page} />
        )
      }
    </ViewState>
  );
}

const NAMES: Readonly<Partial<Record<Tab, string>>> = {
  reverse: "The likeliest way to lose an amount",
  trade: "What a trade would change",
};

/** What is asked of one portfolio, when its tab is opened. */
function Asked({ tab }: { tab: Tab }) {
  const scope = useScope();
  if (scope === ALL) {
    return <NeedsOne what={NAMES[tab] ?? "This"} />;
  }
  return (
    <Newest>{tab === "reverse" ? <Reverse scope={scope} /> : <WhatIf scope={scope} />}</Newest>
  );
}

/** These answers know only the newest results, whatever day the page is of. */
function Newest({ children }: { children: React.ReactNode }) {
  const asOf = useAsOf();
  return (
    <div className="stack">
      {asOf !== undefined && (
        <p className="muted" role="status">
          What is computed on request starts from the newest results, not from the day chosen above.
        </p>
      )}
      {children}
    </div>
  );
}
