import { Download } from "lucide-react";
import { useState } from "react";
import { ask, send, url } from "../../api/client";
import type { Address } from "../../api";
import { exact } from "../../lib/format";
import { save } from "../../lib/save";
import { useTaste } from "../../lib/taste";
import type { Portfolio } from "../../shell/scope";
import { Button, Card, Trouble } from "../../ui";
import styles from "./Accounts.module.css";
import { write } from "./imports/csv";
import { OnePortfolio } from "./OnePortfolio";

export default function Exports() {
  return (
    <OnePortfolio what="What can be saved">
      {(portfolio) => <OfPortfolio key={portfolio.id} portfolio={portfolio} />}
    </OnePortfolio>
  );
}

/** A table as a file; what a spreadsheet would run as a formula is put behind an apostrophe. */
export function csv(rows: readonly object[]): string {
  const heads = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const cell = (value: unknown): string =>
    typeof value === "string"
      ? /^[=+@\t\r]|^-(?!\d)/.test(value)
        ? `'${value}`
        : value
      : typeof value === "number"
        ? exact(value)
        : value === null || value === undefined
          ? ""
          : JSON.stringify(value);
  return [heads, ...rows.map((row) => heads.map((head) => cell(Reflect.get(row, head))))]
    .map((cells) => `${write(cells, ",")}\r\n`)
    .join("");
}

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;

async function textOf(address: Address, id: string, format: string): Promise<string> {
  const response = await ask(url(address, { path: { id }, query: { format } }), {
    headers: { Accept: format === "json" ? "application/json" : "text/csv" },
  });
  return response.text();
}

async function positions(id: string) {
  const answer = await send("get", "/api/v1/data/positions/details", {
    query: { portfolio_id: id, include_closed: true },
  });
  return answer.positions;
}

async function changes(id: string) {
  const all = [];
  for (let page = 1, pages = 1; page <= pages; page += 1) {
    const answer = await send("get", "/api/v1/portfolios/{id}/equity-changes", {
      path: { id },
      query: { page, page_size: 100 },
    });
    all.push(...answer.items);
    pages = Number(answer.total_pages);
  }
  return all;
}

async function targets(id: string, format: "csv" | "json"): Promise<string> {
  const answer = await send("post", "/api/v1/target-prices/{id}/export", {
    path: { id },
    body: { format, include_metadata: true },
  });
  return "csv" in answer ? answer.csv : json(answer);
}

const FILES = [
  {
    id: "positions",
    label: "Positions",
    about: "Open and closed ones with cost, price, value and profit.",
    load: async (id: string, format: "csv" | "json") => {
      const rows = await positions(id);
      return format === "json"
        ? json(rows)
        : csv(
            rows.map(({ tags, ...row }) => ({
              ...row,
              tags: tags.map((tag) => tag.name).join(", "),
            })),
          );
    },
  },
  {
    id: "transactions",
    label: "Ledger",
    about: "Every purchase, sale, dividend, fee and deposit, oldest first.",
    load: (id: string, format: "csv" | "json") =>
      textOf("/api/v1/portfolios/{id}/transactions/export", id, format),
  },
  {
    id: "money-in-and-out",
    label: "Money in and out",
    about: "Contributions and withdrawals.",
    load: async (id: string, format: "csv" | "json") =>
      format === "csv"
        ? textOf("/api/v1/portfolios/{id}/equity-changes/export", id, format)
        : json(await changes(id)),
  },
  {
    id: "targets",
    label: "Target prices",
    about: "What you expect of each symbol.",
    load: targets,
  },
] as const;

function OfPortfolio({ portfolio }: { portfolio: Portfolio }) {
  const { hidden } = useTaste();
  const [busy, setBusy] = useState<string | null>(null);
  const [done, setDone] = useState("");
  const [error, setError] = useState<unknown>(null);
  const name = portfolio.name.replace(/[^\p{L}\p{N}]+/gu, "-").toLowerCase();
  const run = async (file: (typeof FILES)[number], format: "csv" | "json") => {
    setBusy(`${file.id}.${format}`);
    setError(null);
    try {
      save(
        `${name}-${file.id}.${format}`,
        await file.load(portfolio.id, format),
        format === "csv" ? "text/csv" : "application/json",
      );
      setDone(`${file.label} saved as ${format.toUpperCase()}.`);
    } catch (cause) {
      setDone("");
      setError(cause);
    } finally {
      setBusy(null);
    }
  };
  return (
    <Card
      title={`Exports of ${portfolio.name}`}
      note="CSV opens in a spreadsheet. JSON is for programs. Numbers are not rounded."
    >
      {hidden && (
        <p role="note">
          Amounts are hidden, so nothing is saved that would show them. Show amounts with the eye at
          the top first.
        </p>
      )}
      <div>
        {FILES.map((file) => (
          <div key={file.id} className={styles.file}>
            <div>
              <h3>{file.label}</h3>
              <span className="muted">{file.about}</span>
            </div>
            <div className="row">
              {(["csv", "json"] as const).map((format) => (
                <Button
                  key={format}
                  aria-label={`Save ${file.label} as ${format.toUpperCase()}`}
                  disabled={hidden || busy !== null}
                  aria-busy={busy === `${file.id}.${format}`}
                  onClick={() => void run(file, format)}
                >
                  <Download size={16} aria-hidden /> {format.toUpperCase()}
                </Button>
              ))}
            </div>
          </div>
        ))}
      </div>
      <p role="status" className="muted">
        {busy === null ? done : "Preparing the file"}
      </p>
      {error !== null && <Trouble error={error} />}
    </Card>
  );
}
