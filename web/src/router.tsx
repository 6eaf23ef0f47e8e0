import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
  retainSearchParams,
} from "@tanstack/react-router";
import { isDay } from "./lib/format";
import { Loading, Trouble } from "./ui";
import { firstScope } from "./shell/scope";
import { whoIsIt } from "./shell/session";
import { Lost } from "./shell/Lost";
import { Shell } from "./shell/Shell";

/** What stands behind the question mark; each page reads what it knows and keeps the rest. */
export type Search = Record<string, string | number | boolean | undefined>;

function search(raw: Record<string, unknown>): Search {
  const kept: Search = {};
  for (const [name, value] of Object.entries(raw)) {
    if (["string", "number", "boolean"].includes(typeof value)) {
      kept[name] = value as string;
    }
  }
  const asOf = kept["asOf"];
  if (asOf !== undefined && !isDay(asOf)) {
    kept["asOf"] = undefined; // what is only left out comes back from the address
  }
  return kept;
}

const root = createRootRoute({
  component: Outlet,
  validateSearch: search,
  notFoundComponent: () => (
    <main id="main" style={{ padding: 24 }}>
      <Lost />
    </main>
  ),
  errorComponent: ({ error, reset }) => (
    <main id="main" style={{ padding: 24 }}>
      <Trouble error={error} retry={reset} />
    </main>
  ),
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: "/sign-in",
  component: lazyRouteComponent(() => import("./pages/sign-in")),
});

const home = createRoute({
  getParentRoute: () => root,
  path: "/",
  beforeLoad: async () => {
    if ((await whoIsIt()) === null) {
      throw redirect({ to: "/sign-in" }); // where to begin is known once it is known who asks
    }
    throw redirect({ to: "/p/$scope", params: { scope: await firstScope() } });
  },
});

const inside = createRoute({
  getParentRoute: () => root,
  id: "inside",
  component: Shell,
  beforeLoad: async ({ location }) => {
    if ((await whoIsIt()) === null) {
      throw redirect({ to: "/sign-in", search: { then: location.href } });
    }
  },
});

/** The day that was chosen stays while one goes from page to page. */
const day = { middlewares: [retainSearchParams<{ asOf?: string }>(["asOf"])] };

const overview = createRoute({
  getParentRoute: () => inside,
  path: "/p/$scope",
  search: day,
  component: lazyRouteComponent(() => import("./pages/overview")),
});
const holdings = createRoute({
  getParentRoute: () => inside,
  path: "/p/$scope/holdings",
  search: day,
  component: lazyRouteComponent(() => import("./pages/holdings")),
});
const holding = createRoute({
  getParentRoute: () => inside,
  path: "/p/$scope/holdings/$id",
  search: day,
  component: lazyRouteComponent(() => import("./pages/holdings/Holding")),
});
const risk = createRoute({
  getParentRoute: () => inside,
  path: "/p/$scope/risk/$tab",
  search: day,
  component: lazyRouteComponent(() => import("./pages/risk")),
});
const riskFirst = createRoute({
  getParentRoute: () => inside,
  path: "/p/$scope/risk",
  beforeLoad: ({ params }) => {
    throw redirect({ to: "/p/$scope/risk/$tab", params: { ...params, tab: "contributions" } });
  },
});
const scenarios = createRoute({
  getParentRoute: () => inside,
  path: "/p/$scope/scenarios",
  search: day,
  component: lazyRouteComponent(() => import("./pages/scenarios")),
});
const performance = createRoute({
  getParentRoute: () => inside,
  path: "/p/$scope/performance",
  search: day,
  component: lazyRouteComponent(() => import("./pages/performance")),
});
const research = createRoute({
  getParentRoute: () => inside,
  path: "/research",
  component: lazyRouteComponent(() => import("./pages/research")),
});
const company = createRoute({
  getParentRoute: () => inside,
  path: "/research/$symbol",
  component: lazyRouteComponent(() => import("./pages/research/Company")),
});
const analyst = createRoute({
  getParentRoute: () => inside,
  path: "/analyst",
  component: lazyRouteComponent(() => import("./pages/analyst")),
});
const thread = createRoute({
  getParentRoute: () => inside,
  path: "/analyst/$thread",
  component: lazyRouteComponent(() => import("./pages/analyst")),
});
const accounts = createRoute({
  getParentRoute: () => inside,
  path: "/accounts",
  component: lazyRouteComponent(() => import("./pages/accounts")),
});
const accountsTab = createRoute({
  getParentRoute: () => inside,
  path: "/accounts/$tab",
  component: lazyRouteComponent(() => import("./pages/accounts")),
});
const settings = createRoute({
  getParentRoute: () => inside,
  path: "/settings",
  component: lazyRouteComponent(() => import("./pages/settings")),
});
const ops = createRoute({
  getParentRoute: () => inside,
  path: "/ops/$tab",
  component: lazyRouteComponent(() => import("./pages/ops")),
});
const opsFirst = createRoute({
  getParentRoute: () => inside,
  path: "/ops",
  beforeLoad: () => {
    throw redirect({ to: "/ops/$tab", params: { tab: "runs" }, replace: true });
  },
});
const methods = createRoute({
  getParentRoute: () => inside,
  path: "/methods",
  component: lazyRouteComponent(() => import("./pages/methods")),
});
const method = createRoute({
  getParentRoute: () => inside,
  path: "/methods/$page",
  component: lazyRouteComponent(() => import("./pages/methods")),
});

// any other address: said inside, where the menu is
const lost = createRoute({
  getParentRoute: () => inside,
  path: "$",
  component: Lost,
});

export const tree = root.addChildren([
  signIn,
  home,
  inside.addChildren([
    overview,
    holdings,
    holding,
    riskFirst,
    risk,
    scenarios,
    performance,
    research,
    company,
    analyst,
    thread,
    accounts,
    accountsTab,
    settings,
    opsFirst,
    ops,
    methods,
    method,
    lost,
  ]),
]);

export const router = createRouter({
  routeTree: tree,
  defaultPendingComponent: () => <Loading height={480} />,
  defaultPendingMs: 300,
  defaultPreload: "intent",
  scrollRestoration: true,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
