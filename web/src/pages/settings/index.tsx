import { useNavigate, useSearch } from "@tanstack/react-router";
import { Tabs } from "../../ui";
import { About } from "./About";
import { Analyst } from "./Analyst";
import { Appearance } from "./Appearance";
import { Profile } from "./Profile";
import { Tokens } from "./Tokens";

const TABS = [
  { id: "profile", label: "Profile" },
  { id: "appearance", label: "Appearance" },
  { id: "tokens", label: "Access for programs" },
  { id: "analyst", label: "Analyst" },
  { id: "about", label: "Help and version" },
] as const;

type Tab = (typeof TABS)[number]["id"];

export default function Settings() {
  const search: { tab?: string } = useSearch({ strict: false });
  const navigate = useNavigate();
  const tab: Tab = TABS.find((each) => each.id === search.tab)?.id ?? "profile";
  return (
    <div className="stack">
      <h1>Settings</h1>
      <Tabs
        tabs={TABS}
        value={tab}
        label="Settings"
        onChange={(next) => {
          void navigate({ to: "/settings", search: { tab: next } });
        }}
      >
        {tab === "profile" && <Profile />}
        {tab === "appearance" && <Appearance />}
        {tab === "tokens" && <Tokens />}
        {tab === "analyst" && <Analyst />}
        {tab === "about" && <About />}
      </Tabs>
    </div>
  );
}
