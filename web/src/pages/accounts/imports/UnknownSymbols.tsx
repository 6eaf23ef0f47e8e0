import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { send } from "../../../api/client";
import { useFormat } from "../../../lib/taste";
import { Button, Trouble } from "../../../ui";
import { type Draft, edit, linesOf, type Preview } from "./draft";
import styles from "./Import.module.css";
import { contractSymbol } from "./occ";
import { change, useWizard } from "./wizard";

const AT_ONCE = 200;

async function withoutPrice(symbols: readonly string[], signal: AbortSignal): Promise<string[]> {
  const failed: string[] = [];
  for (let at = 0; at < symbols.length; at += AT_ONCE) {
    const answer = await send("get", "/api/v1/data/prices/quotes", {
      query: { symbols: symbols.slice(at, at + AT_ONCE).join(",") },
      signal,
    });
    failed.push(...answer.metadata.failed_symbols);
  }
  return failed;
}

/** The public symbols of a file, and which of them no price is stored of. */
export function useUnpriced(preview: Preview) {
  const symbols = [
    ...new Set(
      preview.rows
        .filter((row) => row.status === "ready" && row.investment_class === "PUBLIC")
        .map((row) => row.symbol),
    ),
  ].sort();
  const unknown = useQuery({
    queryKey: ["import", "without-price", symbols.join(",")],
    queryFn: ({ signal }) => withoutPrice(symbols, signal),
    enabled: symbols.length > 0,
  });
  return { symbols, unknown };
}

/** Symbols that nobody here has a price of: misspelt, private, or new to this server. */
export function UnknownSymbols({ preview, draft }: { preview: Preview; draft: Draft }) {
  const { count } = useFormat();
  const { symbols, unknown } = useUnpriced(preview);
  if (unknown.error) {
    return <Trouble error={unknown.error} retry={() => void unknown.refetch()} />;
  }
  const found = unknown.data ?? [];
  if (found.length === 0) {
    return unknown.isSuccess ? (
      <p className="muted">
        Prices of all {count(symbols.length)} public symbols are stored already.
      </p>
    ) : null;
  }
  return (
    <div className={styles.sub}>
      <h3>Symbols without a stored price: {count(found.length)}</h3>
      <p className="muted">
        The calculation asks for their prices. Correct what is misspelt, and mark as private what is
        not traded anywhere: it is worth what you say.
      </p>
      <ul className={styles.symbols}>
        {found.map((symbol) => (
          <Unknown key={symbol} symbol={symbol} draft={draft} />
        ))}
      </ul>
    </div>
  );
}

function Unknown({ symbol, draft }: { symbol: string; draft: Draft }) {
  const { busy } = useWizard();
  const { count } = useFormat();
  const [name, setName] = useState(symbol);
  const lines = linesOf(draft, symbol);
  const option = contractSymbol(symbol);
  const apply = (values: Parameters<typeof edit>[2]) => {
    void change(lines.reduce((next, line) => edit(next, line, values), draft));
  };
  return (
    <li>
      <span>
        <strong>{symbol}</strong>{" "}
        <span className="muted">
          {lines.length === 1 ? "line" : "lines"} {lines.map((line) => count(line)).join(", ")}
        </span>
      </span>
      <form
        className={styles.rename}
        onSubmit={(event) => {
          event.preventDefault();
          apply({ symbol: name });
        }}
      >
        <input
          aria-label={`Another symbol for ${symbol}`}
          value={name}
          spellCheck={false}
          onChange={(event) => {
            setName(event.target.value);
          }}
        />
        <Button type="submit" busy={busy} disabled={name.trim() === "" || name === symbol}>
          Rename
        </Button>
        {option !== null && option !== symbol && (
          <Button
            busy={busy}
            tone="primary"
            onClick={() => {
              apply({ symbol: option });
            }}
          >
            Read it as {option}
          </Button>
        )}
        <Button
          busy={busy}
          aria-label={`${symbol} is private`}
          onClick={() => {
            apply({ investment_class: "PRIVATE" });
          }}
        >
          It is private
        </Button>
        <Button
          busy={busy}
          aria-label={`Leave ${symbol} out`}
          onClick={() => {
            const left = new Map(draft.left);
            lines.forEach((line) => left.set(line, `${symbol} is not known.`));
            void change({ ...draft, left });
          }}
        >
          Leave out
        </Button>
      </form>
    </li>
  );
}
