import { basisOf } from "../../figure/basis";
import { Computed } from "../../figure/Computed";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { ChevronDown, ChevronRight, Download } from "lucide-react";
import type { ViewPage } from "../../api";
import { csv } from "../../chart/Chart";
import { text, Toned } from "../../figure/Figure";
import { NONE, words } from "../../lib/format";
import { save } from "../../lib/save";
import { useFormat } from "../../lib/taste";
import { Card, Chip, Empty, IconButton, Segments } from "../../ui";
import { Bar } from "./Bar";
import {
  bySize,
  caution,
  common,
  impactOf,
  libraryOf,
  type Mode,
  reach,
  type Scenario,
} from "./model";
import { Opened } from "./Opened";
import styles from "./Scenarios.module.css";

interface Known {
  open?: string;
  mode?: string;
  cat?: string;
}

/** The library as a tornado: the largest on top, losses to the left; a press opens one. */
export function Tornado({ page, only }: { page: ViewPage; only?: string }) {
  const format = useFormat();
  const navigate = useNavigate();
  const search: Known = useSearch({ strict: false });
  const mode: Mode = search.mode === "stipulated" ? "stipulated" : "conditional";
  const library = libraryOf(page);
  const categories = [...new Set(library.map((each) => each.category))];
  const category = only ?? (categories.includes(search.cat ?? "") ? search.cat : undefined);
  const shown = bySize(
    library.filter((each) => category === undefined || each.category === category),
    mode,
  );
  const shared = common(library);
  const covered = format.percent(library[0]?.conditional?.coverage, { digits: 0 });
  const most = reach(shown.flatMap((s) => [impactOf(s, "conditional"), impactOf(s, "stipulated")]));
  const set = (change: Known) =>
    void navigate({ to: ".", search: (old) => ({ ...old, ...change }), replace: true });
  const table = {
    columns: ["Scenario", "Category", "Conditional", "Stipulated", "Note"].map((label) => ({
      label,
    })),
    rows: shown.map((each) => [
      each.name,
      each.category,
      { text: "", raw: each.conditional?.value, amount: true },
      { text: "", raw: each.stipulated?.value, amount: true },
      each.note ?? "",
    ]),
  };
  return (
    <Card
      id="library"
      title={only === undefined ? "What would hurt most" : "What past crises would do"}
      asOf={page.as_of}
      computed={<Computed of={basisOf(shown.map((each) => each[mode]))} label="The scenarios" />}
      note={
        mode === "conditional"
          ? "Bars: the other factors move as they usually do with the shock. Ticks: only what is named moves, which no market does. Options are priced anew."
          : "Bars: only what is named moves. Ticks: the other factors move as they usually do. Options are priced anew."
      }
      actions={
        <IconButton
          label="Save the scenarios as CSV"
          onClick={() => {
            save("scenarios.csv", csv(table, format.manner.hidden), "text/csv");
          }}
        >
          <Download size={16} />
        </IconButton>
      }
    >
      <div className="row">
        <Segments
          label="How the other factors move"
          value={mode}
          options={[
            { id: "conditional", label: "Others follow" },
            { id: "stipulated", label: "Others stay" },
          ]}
          onChange={(next) => {
            set({ mode: next === "conditional" ? undefined : next } as Known);
          }}
        />
        {only === undefined && categories.length > 1 && (
          <label className="row">
            <span className="small muted">Kind</span>
            <select
              className={styles.select}
              value={category ?? ""}
              onChange={(event) => {
                set({ cat: event.target.value === "" ? undefined : event.target.value } as Known);
              }}
            >
              <option value="">All kinds</option>
              {categories.map((each) => (
                <option key={each} value={each}>
                  {words(each)}
                </option>
              ))}
            </select>
          </label>
        )}
      </div>
      {mode === "stipulated" && (
        <p className="small">
          <Chip tone="warning">Not what could happen</Chip> The funds of all other factors stand
          still, which no market does. Where large betas to them offset each other, this is far from
          what comes, even a loss in a rise: it says what one factor does by itself.
        </p>
      )}
      {shared && (
        <p className="small">
          <Chip tone="warning">{shared.label}</Chip> {shared.why}
          {covered !== NONE &&
            ` What is in it makes up ${covered} of the holdings, options at their delta.`}
        </p>
      )}
      {shown.length === 0 ? (
        <Empty title="No scenarios">The last calculation stored none.</Empty>
      ) : (
        <ol className={styles.tornado}>
          {shown.map((each) => (
            <Row
              key={each.id}
              scenario={each}
              mode={mode}
              most={most}
              quiet={shared?.label}
              open={search.open === each.id}
              onOpen={(open) => {
                set({ open: open ? each.id : undefined } as Known);
              }}
            />
          ))}
        </ol>
      )}
    </Card>
  );
}

function Row({
  scenario,
  mode,
  most,
  quiet,
  open,
  onOpen,
}: {
  scenario: Scenario;
  mode: Mode;
  most: number;
  /** the caution that is said above already */
  quiet: string | undefined;
  open: boolean;
  onOpen: (open: boolean) => void;
}) {
  const format = useFormat();
  const number = scenario[mode];
  const found = caution(scenario);
  const care = found?.label === quiet ? null : found;
  const other: Mode = mode === "conditional" ? "stipulated" : "conditional";
  const panel = `scenario-${scenario.id}`;
  return (
    <li id={`row-${scenario.id}`}>
      <button
        type="button"
        className={styles.scenario}
        aria-expanded={open}
        aria-controls={open ? panel : undefined}
        onClick={() => {
          onOpen(!open);
        }}
      >
        <span className={styles.chevron} aria-hidden>
          {open ? <ChevronDown size={16} /> : <ChevronRight size={16} />}
        </span>
        <span className={styles.name}>
          {scenario.name}
          {care && (
            <Chip tone="warning" title={care.why}>
              {care.label}
            </Chip>
          )}
          {scenario.replayed === true && (
            <Chip title="The factors move as they did on those days">actual moves</Chip>
          )}
        </span>
        <Bar amount={impactOf(scenario, mode)} tick={impactOf(scenario, other)} most={most} />
        <span className={styles.amount}>
          <Toned value={number?.value}>
            {text(number, format, { kind: "compact", signed: true })}
          </Toned>
          {mode === "conditional" && (
            <span className={styles.percent}>
              {text(scenario.percent, format, { signed: true })}
            </span>
          )}
        </span>
      </button>
      {open && (
        <div id={panel} className={styles.panel}>
          <Opened scenario={scenario} mode={mode} />
        </div>
      )}
    </li>
  );
}
