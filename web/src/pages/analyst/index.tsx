import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { Tabs } from "../../ui";
import { Chat } from "./Chat";
import { Insights } from "./Insights";
import { Memories } from "./Memories";
import styles from "./Analyst.module.css";

const TABS = [
  { id: "chat", label: "Conversations" },
  { id: "insights", label: "Insights" },
  { id: "memories", label: "Memories" },
] as const;

type Tab = (typeof TABS)[number]["id"];

function text(value: unknown): string | undefined {
  return value === undefined || value === "" ? undefined : String(value);
}

export default function Analyst() {
  const params = useParams({ strict: false });
  const search: Record<string, unknown> = useSearch({ strict: false });
  const navigate = useNavigate();
  const tab: Tab = TABS.find((each) => each.id === search["tab"])?.id ?? "chat";
  return (
    <div className={styles.page}>
      <h1>Analyst</h1>
      <Tabs
        tabs={TABS}
        value={tab}
        label="Parts of the analyst"
        onChange={(next) =>
          void navigate({
            to: ".",
            search: (before: object) => ({ ...before, tab: next === "chat" ? undefined : next }),
          })
        }
      >
        {tab === "chat" ? (
          <Chat
            thread={params.thread ?? null}
            ask={text(search["ask"])}
            about={text(search["about"])}
            portfolio={text(search["portfolio"])}
          />
        ) : tab === "insights" ? (
          <Insights
            portfolio={text(search["portfolio"])}
            days={text(search["days"])}
            open={text(search["insight"])}
          />
        ) : (
          <Memories />
        )}
      </Tabs>
    </div>
  );
}
