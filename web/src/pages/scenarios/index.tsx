import { useSearch } from "@tanstack/react-router";
import { useNavigate } from "@tanstack/react-router";
import { useView } from "../../shell/scope";
import { ViewState } from "../../shell/ViewState";
import { Tabs } from "../../ui";
import { Tornado } from "./Tornado";

const TABS = [
  { id: "library", label: "Library" },
  { id: "replay", label: "Past crises" },
] as const;

type Tab = (typeof TABS)[number]["id"];

export default function Scenarios() {
  const view = useView("scenarios");
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
        <ViewState view={view}>
          {(page) =>
            tab === "replay" ? <Tornado page={page} only="historical" /> : <Tornado page={page} />
          }
        </ViewState>
      </Tabs>
    </div>
  );
}
