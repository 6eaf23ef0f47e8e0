import { useNavigate, useParams } from "@tanstack/react-router";
import { useMe } from "../../shell/session";
import { Loading, Tabs } from "../../ui";
import { Ai } from "./Ai";
import { Audit } from "./Audit";
import { Denied, useAdministrator } from "./Denied";
import { Feedback } from "./Feedback";
import { Knowledge } from "./Knowledge";
import { Onboarding } from "./Onboarding";
import { Quality } from "./Quality";
import { Runs } from "./Runs";
import { SystemTab } from "./SystemTab";
import { Users } from "./Users";

const TABS = [
  { id: "runs", label: "Runs", page: Runs },
  { id: "ai", label: "Analyst", page: Ai },
  { id: "feedback", label: "Feedback", page: Feedback },
  { id: "knowledge", label: "Knowledge", page: Knowledge },
  { id: "users", label: "Users", page: Users },
  { id: "onboarding", label: "Onboarding", page: Onboarding },
  { id: "audit", label: "Audit", page: Audit },
  { id: "quality", label: "Data quality", page: Quality },
  { id: "system", label: "System", page: SystemTab },
] as const;

/** For who runs the server: what ran, what failed, how the analyst answers. */
export default function Operations() {
  const params = useParams({ strict: false });
  const navigate = useNavigate();
  const me = useMe();
  const may = useAdministrator(me?.role);
  const tab = TABS.find((each) => each.id === params.tab) ?? TABS[0];
  if (may === undefined) {
    return (
      <div className="stack">
        <h1>Operations</h1>
        <Loading height={320} />
      </div>
    );
  }
  if (!may) {
    return <Denied />;
  }
  return (
    <div className="stack">
      <h1>Operations</h1>
      <Tabs
        label="Operations"
        tabs={TABS}
        value={tab.id}
        onChange={(next) => {
          void navigate({ to: "/ops/$tab", params: { tab: next } });
        }}
      >
        <tab.page />
      </Tabs>
    </div>
  );
}
