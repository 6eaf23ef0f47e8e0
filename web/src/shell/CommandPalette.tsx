import { useNavigate } from "@tanstack/react-router";
import { useId, useMemo, useState } from "react";
import { isDark, setTaste, useTaste } from "../lib/taste";
import { send } from "../api/client";
import { useRead } from "../query";
import { Dialog } from "../ui";
import { hrefOf, type PageEntry } from "./pages";
import { ALL, tableOf, usePortfolios } from "./scope";
import { useSignOut } from "./session";
import { ACCOUNTS_TABS, RISK_TABS } from "./tabs";
import styles from "./CommandPalette.module.css";

interface Choice {
  id: string;
  group: string;
  label: string;
  run: () => void;
}

/** As many as are looked through; more letters leave fewer. */
const MOST = 60;

/** Everything one can go to or do, found by a few letters. */
export default function CommandPalette(props: {
  open: boolean;
  onClose: () => void;
  scope: string;
  pages: readonly PageEntry[];
}) {
  return (
    <Dialog open={props.open} onClose={props.onClose} title="Go to">
      <Choices {...props} />
    </Dialog>
  );
}

/** The list is longer than its box. */
function intoSight(option: HTMLElement | null): void {
  option?.scrollIntoView({ block: "nearest" });
}

function Choices({
  onClose,
  scope,
  pages,
}: {
  onClose: () => void;
  scope: string;
  pages: readonly PageEntry[];
}) {
  const [words, setWords] = useState("");
  const [at, setAt] = useState(0);
  const list = useId();
  const navigate = useNavigate();
  const signOut = useSignOut();
  const taste = useTaste();
  const portfolios = usePortfolios();
  const holdings = useRead("/api/v1/views/{scope}/holdings", { path: { scope } });
  const scenarios = useRead("/api/v1/views/{scope}/scenarios", { path: { scope } });

  const choices = useMemo((): Choice[] => {
    const go =
      (to: string, search: Record<string, string> = {}) =>
      () =>
        void navigate({ to, search });
    const about: Record<string, string> = scope === ALL ? {} : { portfolio: scope };
    // one portfolio is calculated at once; of several the page asks which
    const calculate = async () => {
      const run =
        scope === ALL
          ? undefined
          : await send("post", "/api/v1/portfolios/{id}/calculate", {
              path: { id: scope },
            }).catch(() => undefined);
      await navigate({
        to: "/accounts/$tab",
        params: { tab: "runs" },
        search: { ...about, ...(run === undefined ? {} : { run: run.batch_run_id }) },
      });
    };
    const held = holdings.data ? tableOf(holdings.data, "positions") : [];
    const known = scenarios.data ? tableOf(scenarios.data, "scenarios") : [];
    return [
      ...pages.map((page) => ({
        id: `page-${page.id}`,
        group: "Page",
        label: page.label,
        run: go(hrefOf(page, scope)),
      })),
      ...RISK_TABS.map((tab) => ({
        id: `risk-${tab.id}`,
        group: "Risk",
        label: tab.label,
        run: go(`/p/${scope}/risk/${tab.id}`),
      })),
      ...ACCOUNTS_TABS.map((tab) => ({
        id: `accounts-${tab.id}`,
        group: "Accounts & data",
        label: tab.label,
        run: go(`/accounts/${tab.id}`, about),
      })),
      {
        id: "position",
        group: "Action",
        label: "Add a position",
        run: go(`/p/${scope}/holdings`, { add: "position" }),
      },
      {
        id: "trade",
        group: "Action",
        label: "Record a trade",
        run: go(`/p/${scope}/holdings`, { trade: "new" }),
      },
      {
        id: "calculate",
        group: "Action",
        label: "Calculate now",
        run: () => void calculate(),
      },
      {
        id: "export",
        group: "Action",
        label: "Export a report of holdings, ledger or targets",
        run: go("/accounts/exports", about),
      },
      { id: "import", group: "Action", label: "Import positions", run: go("/accounts/import") },
      { id: "question", group: "Action", label: "Ask the analyst", run: go("/analyst") },
      {
        id: "theme",
        group: "Action",
        label: isDark() ? "Light theme" : "Dark theme",
        run: () => {
          setTaste({ theme: isDark() ? "light" : "dark" });
        },
      },
      {
        id: "privacy",
        group: "Action",
        label: taste.hidden ? "Show amounts" : "Hide amounts",
        run: () => {
          setTaste({ hidden: !taste.hidden });
        },
      },
      { id: "sign-out", group: "Action", label: "Sign out", run: () => void signOut() },
      ...[{ id: ALL, name: "All portfolios" }, ...(portfolios.data ?? [])].map((row) => ({
        id: `scope-${row.id}`,
        group: "Portfolio",
        label: row.name,
        run: go(`/p/${row.id}`),
      })),
      ...held.map((row) => ({
        id: `holding-${row.key}`,
        group: "Holding",
        label: row.texts["symbol"] ?? row.key,
        run: go(`/p/${row.texts["portfolio_id"] ?? scope}/holdings/${row.key}`),
      })),
      ...known.map((row) => ({
        id: `scenario-${row.key}`,
        group: "Scenario",
        label: row.texts["name"] ?? row.key,
        run: () => void navigate({ to: `/p/${scope}/scenarios`, search: { open: row.key } }),
      })),
    ];
  }, [
    pages,
    scope,
    portfolios.data,
    holdings.data,
    scenarios.data,
    taste.hidden,
    navigate,
    signOut,
  ]);

  const found = useMemo(() => {
    const parts = words.toLowerCase().split(/\s+/).filter(Boolean);
    return choices
      .filter((choice) =>
        parts.every((part) => `${choice.group} ${choice.label}`.toLowerCase().includes(part)),
      )
      .slice(0, MOST);
  }, [choices, words]);
  const chosen = found[Math.min(at, found.length - 1)];
  const run = (choice: Choice | undefined) => {
    if (choice) {
      onClose();
      choice.run();
    }
  };
  return (
    <div className={styles.palette}>
      <input
        data-first
        role="combobox"
        aria-expanded
        aria-controls={list}
        aria-activedescendant={chosen ? `${list}-${chosen.id}` : undefined}
        aria-label="A page, a portfolio, a holding, a scenario or an action"
        placeholder="A page, a holding, a scenario, an action"
        value={words}
        onChange={(event) => {
          setWords(event.target.value);
          setAt(0);
        }}
        onKeyDown={(event) => {
          if (event.key === "ArrowDown" || event.key === "ArrowUp") {
            event.preventDefault();
            const step = event.key === "ArrowDown" ? 1 : -1;
            setAt((old) => Math.max(0, Math.min(found.length - 1, old + step)));
          } else if (event.key === "Enter") {
            event.preventDefault();
            run(chosen);
          }
        }}
      />
      <ul id={list} role="listbox" aria-label="Found">
        {found.map((choice) => (
          <li
            key={choice.id}
            id={`${list}-${choice.id}`}
            role="option"
            aria-selected={choice === chosen}
            ref={choice === chosen ? intoSight : undefined}
            onClick={() => {
              run(choice);
            }}
          >
            <span>{choice.label}</span>
            <span className="muted small">{choice.group}</span>
          </li>
        ))}
      </ul>
      {found.length === 0 && <p className="muted">Nothing has these words.</p>}
    </div>
  );
}
