import { Link, Outlet, useNavigate, useRouterState } from "@tanstack/react-router";
import { DropdownMenu } from "radix-ui";
import {
  Command,
  Ellipsis,
  Eye,
  EyeOff,
  LogOut,
  MessageCircle,
  Moon,
  PanelLeft,
  Sun,
  X,
} from "lucide-react";
import { lazy, Suspense, useEffect, useRef, useState } from "react";
import { client } from "../query";
import { isDark, setTaste, useFormat, useTaste } from "../lib/taste";
import { Button, Chip, IconButton, Loading } from "../ui";
import { useArrival } from "./arrive";
import { BAR, hrefOf, PAGES, type PageEntry } from "./pages";
import { ALL, nameOf, useAsOf, usePortfolios } from "./scope";
import { useMe, useSignOut } from "./session";
import styles from "./Shell.module.css";

const Dock = lazy(() => import("../pages/analyst/Dock"));
const CommandPalette = lazy(() => import("./CommandPalette"));

const LAST = "sigmasight.scope";

function remembered(): string {
  try {
    return sessionStorage.getItem(LAST) ?? ALL;
  } catch {
    return ALL;
  }
}

/** The scope in the address, or the last one that was, for pages that have none. */
function useLastScope(path: string): string {
  const named = /^\/p\/([^/]+)/.exec(path)?.[1];
  useEffect(() => {
    if (named !== undefined) {
      try {
        sessionStorage.setItem(LAST, named);
      } catch {
        // without storage the menus lead to all portfolios
      }
    }
  }, [named]);
  return named ?? remembered();
}

function current(path: string): PageEntry | undefined {
  const below = /^\/p\/[^/]+\/?(.*)$/.exec(path);
  return below
    ? PAGES.find(
        (page) => page.scoped && (below[1] ?? "").split("/")[0] === (page.path.split("/")[0] ?? ""),
      )
    : PAGES.find((page) => !page.scoped && path.split("/")[1] === page.path.split("/")[1]);
}

export function Shell() {
  const path = useRouterState({ select: (state) => state.location.pathname });
  const scope = useLastScope(path);
  const me = useMe();
  const portfolios = usePortfolios();
  const taste = useTaste();
  const { day } = useFormat();
  const asOf = useAsOf();
  // nothing of it is there before it is asked for; then it stays, to give the focus back
  const [palette, setPalette] = useState<"open" | "closed">();
  const [dock, setDock] = useState(false);
  const opener = useRef<HTMLElement>(null);
  const closeDock = () => {
    setDock(false);
    opener.current?.focus();
  };
  const arrived = useArrival();
  const page = current(path);
  const pages = PAGES.filter((each) => !each.admin || me?.role === "ADMIN");
  const scoped = path.startsWith("/p/");
  const invented = (portfolios.data ?? []).some(
    (row) => (scope === ALL || row.id === scope) && row.sources.includes("synthetic"),
  );

  // nearly every page draws: what all charts need comes while the page waits for its figures
  useEffect(() => {
    void import("../chart/ground");
    void import("./CommandPalette");
  }, []);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
        event.preventDefault();
        setPalette((before) => (before === "open" ? "closed" : "open"));
      }
    };
    const onSignedOut = () => {
      client.clear();
      window.location.assign(
        `/sign-in?then=${encodeURIComponent(window.location.pathname + window.location.search)}`,
      );
    };
    window.addEventListener("keydown", onKey);
    window.addEventListener("sigmasight:signed-out", onSignedOut);
    return () => {
      window.removeEventListener("keydown", onKey);
      window.removeEventListener("sigmasight:signed-out", onSignedOut);
    };
  }, []);

  useEffect(() => {
    const place = scoped ? ` · ${nameOf(portfolios.data, scope)}` : "";
    document.title = page ? `${page.label}${place} · SigmaSight` : "SigmaSight";
  }, [page, portfolios.data, scope, scoped]);

  return (
    <div className={styles.shell} data-rail={taste.rail}>
      <a className={styles.skip} href="#main">
        Skip to the page
      </a>
      <p className="sr-only" role="status">
        {arrived}
      </p>
      <nav className={styles.rail} aria-label="Pages">
        <Link to="/p/$scope" params={{ scope }} className={styles.brand}>
          <img src="/favicon.svg" alt="" width={26} height={26} />
          <span>SigmaSight</span>
        </Link>
        <ul>
          {pages.map((each) => (
            <li key={each.id}>
              <Link
                to={hrefOf(each, scope)}
                className={styles.entry}
                activeOptions={{ exact: true }}
                aria-current={page?.id === each.id ? "page" : undefined}
                title={taste.rail === "closed" ? each.label : undefined}
              >
                <each.icon size={18} aria-hidden />
                <span>{each.label}</span>
              </Link>
            </li>
          ))}
        </ul>
        <button
          type="button"
          className={styles.entry}
          aria-expanded={taste.rail === "open"}
          onClick={() => {
            setTaste({ rail: taste.rail === "open" ? "closed" : "open" });
          }}
        >
          <PanelLeft size={18} aria-hidden />
          <span>{taste.rail === "open" ? "Fold the menu" : "Unfold the menu"}</span>
        </button>
      </nav>

      <header className={styles.head}>
        <ScopePicker path={path} scope={scope} scoped={scoped} />
        {scoped && <AsOf day={asOf} />}
        <div className={styles.tools}>
          <IconButton
            label="Find a page, a holding or an action (Ctrl K)"
            onClick={() => {
              setPalette("open");
            }}
          >
            <Command size={18} />
          </IconButton>
          <IconButton
            label={taste.hidden ? "Show amounts" : "Hide amounts"}
            aria-pressed={taste.hidden}
            onClick={() => {
              setTaste({ hidden: !taste.hidden });
            }}
          >
            {taste.hidden ? <EyeOff size={18} /> : <Eye size={18} />}
          </IconButton>
          <IconButton
            data-theme-switch
            label={isDark() ? "Light theme" : "Dark theme"}
            onClick={() => {
              setTaste({ theme: isDark() ? "light" : "dark" });
            }}
          >
            {isDark() ? <Sun size={18} /> : <Moon size={18} />}
          </IconButton>
          {page?.id !== "analyst" && (
            <Button
              className={styles.ask ?? ""}
              aria-expanded={dock}
              onClick={(event) => {
                opener.current = event.currentTarget;
                setDock(!dock);
              }}
            >
              <MessageCircle size={16} aria-hidden />
              <span>Ask</span>
            </Button>
          )}
          <Account />
        </div>
      </header>

      <main id="main" className={styles.main} tabIndex={-1}>
        {scoped && asOf !== undefined && (
          <p className={styles.past}>
            As of {day(asOf)} ·{" "}
            <Link to="." search={(before: object) => ({ ...before, asOf: undefined }) as never}>
              back to today
            </Link>
          </p>
        )}
        {invented && (
          <p className={styles.invented}>
            <Chip tone="accent">Synthetic prices</Chip>
            <span>Invented, for trying out: nothing here is about the real market.</span>
          </p>
        )}
        <Suspense fallback={<Loading height={480} />}>
          <Outlet />
        </Suspense>
      </main>

      {dock && page?.id !== "analyst" && (
        <aside
          className={styles.dock}
          aria-label="Analyst"
          onKeyDown={(event) => {
            // what is open in it takes the key first
            const within = (event.target as Element).closest("dialog, [role=dialog]") !== null;
            if (event.key === "Escape" && !event.defaultPrevented && !within) {
              closeDock();
            }
          }}
        >
          <div className={styles.dockHead}>
            <h2>Analyst</h2>
            <IconButton label="Close the analyst" onClick={closeDock}>
              <X size={18} />
            </IconButton>
          </div>
          <Suspense fallback={<Loading height={300} />}>
            <Dock scope={scope} page={page?.label ?? "SigmaSight"} />
          </Suspense>
        </aside>
      )}

      <BottomBar pages={pages} scope={scope} current={page?.id} />
      {palette !== undefined && (
        <Suspense>
          <CommandPalette
            open={palette === "open"}
            onClose={() => {
              setPalette("closed");
            }}
            scope={scope}
            pages={pages}
          />
        </Suspense>
      )}
    </div>
  );
}

function ScopePicker({ path, scope, scoped }: { path: string; scope: string; scoped: boolean }) {
  const portfolios = usePortfolios();
  const navigate = useNavigate();
  const rows = portfolios.data ?? [];
  return (
    <label className={styles.scope}>
      <span className="sr-only">Portfolio</span>
      <select
        value={rows.some((row) => row.id === scope) ? scope : scope === ALL ? ALL : ""}
        onChange={(event) => {
          const next = event.target.value;
          // a holding belongs to its portfolio: of another one the list of holdings is shown
          const below = scoped
            ? path.replace(/^\/p\/[^/]+/, "").replace(/^(\/holdings)\/.*/, "$1")
            : "";
          void navigate({ to: `/p/${next}${below}`, search: true });
        }}
      >
        {scope !== ALL && !rows.some((row) => row.id === scope) && (
          <option value="">{rows.length === 0 ? "No portfolio yet" : "Choose a portfolio"}</option>
        )}
        <option value={ALL}>All portfolios</option>
        {rows.map((row) => (
          <option key={row.id} value={row.id}>
            {row.name}
          </option>
        ))}
      </select>
    </label>
  );
}

function AsOf({ day }: { day: string | undefined }) {
  const navigate = useNavigate();
  return (
    <label className={styles.asOf}>
      <span className="muted small">As of</span>
      <input
        type="date"
        value={day ?? ""}
        aria-label="As of, empty for the newest day"
        onChange={(event) => {
          const asOf = event.target.value === "" ? undefined : event.target.value;
          void navigate({ to: ".", search: (before: object) => ({ ...before, asOf }) });
        }}
      />
    </label>
  );
}

function Account() {
  const me = useMe();
  const signOut = useSignOut();
  const initials = (me?.full_name ?? me?.email ?? "?").slice(0, 1).toUpperCase();
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger className={styles.avatar} aria-label="Account">
        {initials}
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className={styles.menu} align="end" sideOffset={6}>
          <DropdownMenu.Label className={styles.menuLabel}>
            <strong>{me?.full_name}</strong>
            <span className="muted">{me?.email}</span>
          </DropdownMenu.Label>
          <DropdownMenu.Item asChild className={styles.menuItem}>
            <Link to="/settings">Settings</Link>
          </DropdownMenu.Item>
          <DropdownMenu.Item className={styles.menuItem} onSelect={() => void signOut()}>
            <LogOut size={16} aria-hidden /> Sign out
          </DropdownMenu.Item>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

function BottomBar({
  pages,
  scope,
  current: now,
}: {
  pages: readonly PageEntry[];
  scope: string;
  current: string | undefined;
}) {
  const navigate = useNavigate();
  const rest = pages.filter((page) => !BAR.includes(page.id));
  return (
    <nav className={styles.bar} aria-label="Main pages">
      {pages
        .filter((page) => BAR.includes(page.id))
        .map((page) => (
          <Link
            key={page.id}
            to={hrefOf(page, scope)}
            className={styles.barEntry}
            activeOptions={{ exact: true }}
            aria-current={now === page.id ? "page" : undefined}
          >
            <page.icon size={20} aria-hidden />
            {page.label}
          </Link>
        ))}
      <DropdownMenu.Root modal={false}>
        <DropdownMenu.Trigger className={styles.barEntry} data-on={rest.some((p) => p.id === now)}>
          <Ellipsis size={20} aria-hidden />
          More
        </DropdownMenu.Trigger>
        <DropdownMenu.Portal>
          <DropdownMenu.Content className={styles.menu} side="top" sideOffset={8} align="end">
            {rest.map((page) => (
              <DropdownMenu.Item
                key={page.id}
                className={styles.menuItem}
                onSelect={() => void navigate({ to: hrefOf(page, scope) })}
              >
                <page.icon size={16} aria-hidden /> {page.label}
              </DropdownMenu.Item>
            ))}
          </DropdownMenu.Content>
        </DropdownMenu.Portal>
      </DropdownMenu.Root>
    </nav>
  );
}
