/** The state of the import wizard; it outlives a look at another tab. */
import { useSyncExternalStore } from "react";
import { send } from "../../../api/client";
import {
  decode,
  type Draft,
  draftOf,
  form,
  isTable,
  isWorkbook,
  type Mapping,
  type Preview,
  recordsOf,
} from "./draft";
import { formatted } from "./formats";
import { recall } from "./memory";

export const STEPS = [
  { id: "file", label: "File" },
  { id: "columns", label: "Columns" },
  { id: "rows", label: "Rows" },
  { id: "portfolio", label: "Portfolio" },
] as const;

export type Step = (typeof STEPS)[number]["id"];

export interface Details {
  portfolio_name: string;
  account_name: string;
  account_type: string;
  equity_balance: string;
  description: string;
}

export interface Wizard {
  step: Step;
  draft: Draft | null;
  preview: Preview | null;
  busy: boolean;
  error: unknown;
  /** the columns were mapped as the last time */
  recalled: boolean;
  /** the formats that somebody chose, or chose the last time; the others are guessed */
  byHand: ReadonlySet<"dates" | "numbers">;
  /** the portfolio to add to; empty for a new one */
  into: string;
  details: Details;
  /** repeats of one import are one */
  key: string;
}

const EMPTY: Wizard = {
  step: "file",
  draft: null,
  preview: null,
  busy: false,
  error: null,
  recalled: false,
  byHand: new Set(),
  into: "",
  details: {
    portfolio_name: "",
    account_name: "",
    account_type: "taxable",
    equity_balance: "",
    description: "",
  },
  key: "",
};

/** What the server calls a file with a header and nothing below it. */
const NO_ROWS = "ERR_CSV_003";

let wizard = EMPTY;
const listeners = new Set<() => void>();
let running: AbortController | null = null;

export function setWizard(part: Partial<Wizard>): void {
  wizard = { ...wizard, ...part };
  listeners.forEach((each) => {
    each();
  });
}

export function useWizard(): Wizard {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => wizard,
  );
}

/** Begins anew; what was typed about the portfolio is forgotten as well. */
export function restart(): void {
  running?.abort();
  setWizard(EMPTY);
}

async function previewOf(draft: Draft, signal: AbortSignal): Promise<Preview> {
  return send("post", "/api/v1/onboarding/import/preview", { body: form(draft), signal });
}

/** Runs what reads the file; whatever came before it is given up. */
async function reading(work: (signal: AbortSignal) => Promise<Partial<Wizard>>): Promise<boolean> {
  running?.abort();
  const own = new AbortController();
  running = own;
  setWizard({ busy: true, error: null });
  try {
    const part = await work(own.signal);
    if (!own.signal.aborted) {
      setWizard({ ...part, busy: false });
      return true;
    }
  } catch (error) {
    if (!own.signal.aborted) {
      setWizard({ busy: false, error });
    }
  }
  return false;
}

const nameless = (name: string) => name.replace(/\.[^.]+$/, "").replace(/[_-]+/g, " ");

/** Reads a file as it is, and once more as the last one of its kind was mapped. */
export async function choose(name: string, file: Blob): Promise<void> {
  await reading(async (signal) => {
    if (await isWorkbook(name, file)) {
      throw new Error(
        "This is a workbook, not a CSV file. Open it and save the sheet as CSV, or copy its rows and paste them below.",
      );
    }
    if (file.size === 0) {
      throw new Error("The file is empty. Choose one with a header and a row for each position.");
    }
    if (!(await isTable(file))) {
      throw new Error(
        "This is not a text table. Export your positions as CSV, or copy their rows and paste them below.",
      );
    }
    const first = await previewOf(draftOf(name, file), signal);
    let draft: Draft = {
      ...draftOf(name, file),
      mapping: first.mapping,
      text: await decode(file, first.mapping.encoding),
    };
    if (recordsOf(draft) < 2 || first.errors.some((fault) => fault.code === NO_ROWS)) {
      throw new Error(
        "The file has no rows. It needs a header, and below it a row for each position.",
      );
    }
    const remembered = recall(first);
    const byHand: Wizard["byHand"] = new Set(remembered === null ? [] : ["dates", "numbers"]);
    const mapping = formatted({ ...draft, mapping: { ...first.mapping, ...remembered } }, byHand);
    const same = JSON.stringify(mapping) === JSON.stringify(first.mapping);
    draft = { ...draft, mapping };
    const preview = same ? first : await previewOf(draft, signal);
    const details = wizard.details;
    return {
      draft,
      preview,
      recalled: remembered !== null,
      byHand,
      step: "columns",
      key: crypto.randomUUID(),
      details: {
        ...details,
        portfolio_name: details.portfolio_name === "" ? nameless(name) : details.portfolio_name,
      },
    };
  });
}

/** Another draft, read again; the old one stays if that is refused. */
export function change(draft: Draft): Promise<boolean> {
  return reading(async (signal) => ({
    draft,
    preview: await previewOf(draft, signal),
    key: crypto.randomUUID(),
  }));
}

/** Another mapping; formats that nobody chose are guessed again of the columns it names. */
export function remap(mapping: Mapping): Promise<boolean> {
  if (wizard.draft === null) {
    return Promise.resolve(false);
  }
  const byHand = new Set(wizard.byHand);
  if (mapping.date_format != null) {
    byHand.add("dates");
  }
  if (mapping.number_format != null) {
    byHand.add("numbers");
  }
  setWizard({ byHand });
  const draft = { ...wizard.draft, mapping: { ...wizard.draft.mapping, ...mapping } };
  return change({ ...draft, mapping: formatted(draft, byHand) });
}

/** Another separator, header or encoding: other columns, so they are guessed again. */
export async function relayout(part: Mapping): Promise<void> {
  const { draft } = wizard;
  if (draft === null) {
    return;
  }
  await reading(async (signal) => {
    const recoded = part.encoding !== undefined;
    const base: Draft = {
      ...draft,
      ...(recoded
        ? { text: await decode(draft.original, part.encoding), edited: false, left: new Map() }
        : {}),
      mapping: { ...draft.mapping, ...part, columns: null },
    };
    const titles = await previewOf(base, signal);
    const columns = Object.fromEntries(
      titles.columns.flatMap(({ suggested, title }) =>
        suggested === null ? [] : [[suggested, title]],
      ),
    );
    const mapped = { ...base, mapping: { ...base.mapping, columns } };
    const next = { ...mapped, mapping: formatted(mapped, wizard.byHand) };
    return { draft: next, preview: await previewOf(next, signal), recalled: false };
  });
}
