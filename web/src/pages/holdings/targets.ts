/** Target prices as they are edited: shown at once, kept when a write fails, and taken back on request. */
import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { Input, Schemas } from "../../api";
import { reasonOf, send } from "../../api/client";
import { readAgain } from "../../query";
import type { Holding } from "./rows";
import { numberOf, portfolioOf, textOf, typeOf } from "./rows";

type Target = Schemas["TargetPrice"];
type Change = Input<"/api/v1/target-prices/target/{id}", "put">;

export interface Edit {
  state: "saving" | "saved" | "failed";
  /** what the reader wrote; null to have none */
  value: number | null;
  /** what stood there before */
  before: number | null;
  error?: string;
  undoable: boolean;
}

/** A target is of a symbol and a kind in a portfolio: all lots of it share one. */
export function targetKey(holding: Holding, scope: string): string {
  return [portfolioOf(holding.row, scope), textOf(holding.row, "symbol"), typeOf(holding.row)].join(
    " ",
  );
}

async function write(portfolio: string, symbol: string, type: string, value: number | null) {
  const all = (await send("get", "/api/v1/target-prices/{id}", {
    path: { id: portfolio },
    query: { symbol, position_type: type },
  })) as Target[];
  const target = all.find((each) => each.symbol === symbol && each.position_type === type);
  if (target === undefined) {
    if (value !== null) {
      await send("post", "/api/v1/target-prices/{id}", {
        path: { id: portfolio },
        body: {
          symbol,
          position_type: type as NonNullable<Target["position_type"]>,
          target_price_eoy: value,
        },
      });
    }
    return;
  }
  const alone = target.target_price_next_year === null && target.downside_target_price === null;
  if (value === null && alone) {
    await send("delete", "/api/v1/target-prices/target/{id}", { path: { id: target.id } });
    return;
  }
  await send("put", "/api/v1/target-prices/target/{id}", {
    path: { id: target.id },
    // the server clears a price that is sent as null, which its description does not say
    body: { target_price_eoy: value } as Change,
  });
}

const UNDO = 10_000;

export function useTargets(scope: string) {
  const [edits, setEdits] = useState<ReadonlyMap<string, Edit>>(new Map());
  const queries = useQueryClient();
  const timers = useRef(new Set<number>());
  useEffect(() => {
    const all = timers.current;
    return () => {
      all.forEach((timer) => {
        window.clearTimeout(timer);
      });
    };
  }, []);

  const put = useCallback((key: string, edit: Edit) => {
    setEdits((old) => new Map(old).set(key, edit));
  }, []);

  const save = useCallback(
    async (holding: Holding, value: number | null, before: number | null, undoable = true) => {
      const key = targetKey(holding, scope);
      const portfolio = portfolioOf(holding.row, scope);
      const base = { value, before, undoable: false };
      if (portfolio === "") {
        put(key, {
          ...base,
          state: "failed",
          error: "The portfolio of this position is unknown. Choose one portfolio above.",
        });
        return;
      }
      put(key, { ...base, state: "saving" });
      try {
        await write(portfolio, textOf(holding.row, "symbol"), typeOf(holding.row), value);
        put(key, { ...base, state: "saved", undoable });
        const timer = window.setTimeout(() => {
          timers.current.delete(timer);
          setEdits((old) => {
            const edit = old.get(key);
            return edit?.state === "saved" && edit.value === value
              ? new Map(old).set(key, { ...edit, undoable: false })
              : old;
          });
        }, UNDO);
        timers.current.add(timer);
        await readAgain(queries, (address) =>
          /^\/api\/v1\/(target-prices|views\/.*\/holdings)/.test(address),
        );
      } catch (error) {
        put(key, {
          ...base,
          state: "failed",
          error: reasonOf(error),
        });
      }
    },
    [put, queries, scope],
  );

  const of = useCallback(
    (holding: Holding) => {
      const edit = edits.get(targetKey(holding, scope));
      return { edit, value: edit ? edit.value : numberOf(holding.row, "target_price") };
    },
    [edits, scope],
  );
  return useMemo(() => ({ of, save }), [of, save]);
}

export type Targets = ReturnType<typeof useTargets>;
