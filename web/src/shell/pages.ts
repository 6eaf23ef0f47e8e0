/** All pages, in the one order that every menu has. */
import {
  BarChart3,
  BriefcaseBusiness,
  FlaskConical,
  Gauge,
  LayoutDashboard,
  LineChart,
  MessagesSquare,
  Search,
  Settings,
  ShieldAlert,
  Wallet,
} from "lucide-react";

export interface PageEntry {
  id: string;
  label: string;
  icon: typeof Gauge;
  /** path below the scope, or an absolute one */
  path: string;
  scoped: boolean;
  admin?: boolean;
}

export const PAGES: readonly PageEntry[] = [
  { id: "overview", label: "Overview", icon: LayoutDashboard, path: "", scoped: true },
  { id: "holdings", label: "Holdings", icon: BriefcaseBusiness, path: "holdings", scoped: true },
  { id: "risk", label: "Risk", icon: ShieldAlert, path: "risk/contributions", scoped: true },
  { id: "scenarios", label: "Scenarios", icon: FlaskConical, path: "scenarios", scoped: true },
  { id: "performance", label: "Performance", icon: LineChart, path: "performance", scoped: true },
  { id: "research", label: "Research", icon: Search, path: "/research", scoped: false },
  { id: "analyst", label: "Analyst", icon: MessagesSquare, path: "/analyst", scoped: false },
  { id: "accounts", label: "Accounts & data", icon: Wallet, path: "/accounts", scoped: false },
  { id: "settings", label: "Settings", icon: Settings, path: "/settings", scoped: false },
  {
    id: "ops",
    label: "Operations",
    icon: BarChart3,
    path: "/ops/runs",
    scoped: false,
    admin: true,
  },
];

/** The five of the bar at the bottom of a narrow window. */
export const BAR = ["overview", "holdings", "risk", "analyst"];

export function hrefOf(page: PageEntry, scope: string): string {
  return page.scoped ? `/p/${scope}${page.path === "" ? "" : `/${page.path}`}` : page.path;
}
