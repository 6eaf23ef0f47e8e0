import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import type { ViewPage } from "../../api";
import type { Search } from "../../router";
import { words } from "../../lib/format";
import { useFormat } from "../../lib/taste";
import { readNumber } from "../../lib/typed";
import { Button, Card, Empty, Field, Reading, Segments } from "../../ui";
import { useEvaluated } from "./evaluate";
import { Dial } from "./Dial";
import { libraryOf } from "./model";
import { Names } from "./Names";
import { Outcome } from "./Outcome";
import {
  FACTORS,
  fromSearch,
  isEmpty,
  LIMITS,
  NOTHING,
  PRESETS,
  question,
  scaled,
  type Shock,
  toSearch,
  withFactor,
} from "./shock";
import styles from "./Scenarios.module.css";
import { useDraft } from "./useDraft";

function codeOf(shock: Shock): string {
  return JSON.stringify(toSearch(shock));
}

/** A shock of one's own: what is stated is in the address, and the server says what it does. */
export function Builder({ page, scope }: { page: ViewPage; scope: string }) {
  const search: Search = useSearch({ strict: false });
  const navigate = useNavigate();
  const stated = fromSearch(search);
  const [shock, setDraft] = useDraft(
    stated,
    codeOf,
    (next) =>
      void navigate({
        to: ".",
        search: (old) => ({ ...old, ...toSearch(next) }) as never,
        replace: true,
      }),
  );
  const [refused, setRefused] = useState<Readonly<Record<string, string>>>({});
  const refuse = (field: string, text: string) => {
    setRefused((old) => ({ ...old, [field]: text }));
  };
  const take = (field: string) => {
    setRefused((old) => Object.fromEntries(Object.entries(old).filter(([name]) => name !== field)));
  };
  const { locale } = useFormat().manner;
  const days = refused["days"] ?? String(shock.days);
  const read = useEvaluated(scope, question(stated), true);
  const moves = isEmpty(stated) ? undefined : read.data?.data?.moves;
  const set = (change: Partial<Shock>) => {
    setDraft({ ...shock, ...change });
  };
  /** Another shock altogether: what was typed and refused goes with the one before. */
  const replace = (next: Shock) => {
    setRefused({});
    setDraft(next);
  };
  return (
    <div className="stack">
      <Card
        id="own-shock"
        title="A shock of your own"
        asOf={page.as_of}
        note="Set what should happen. What you leave alone follows, or stays, as you choose. Nothing is stored."
        actions={
          <Button
            tone="quiet"
            disabled={isEmpty(shock) && Object.keys(refused).length === 0}
            onClick={() => {
              replace({ ...NOTHING, mode: shock.mode });
            }}
          >
            Start over
          </Button>
        }
      >
        <div className="row" role="group" aria-label="Ready-made shocks">
          {PRESETS.map((preset) => (
            <Button
              key={preset.label}
              className={styles.preset}
              onClick={() => {
                replace({ ...NOTHING, mode: shock.mode, days: shock.days, ...preset.shock });
              }}
            >
              {preset.label}
            </Button>
          ))}
          <Button
            className={styles.preset}
            disabled={isEmpty(shock) || shock.start !== ""}
            title={
              shock.start === ""
                ? "Everything you set, twice as large"
                : "Of a scenario of the library only your changes are known here"
            }
            onClick={() => {
              replace(scaled(shock, 2));
            }}
          >
            Double it
          </Button>
          <Button
            className={styles.preset}
            disabled={isEmpty(shock) || shock.start !== ""}
            title="Everything you set, the other way round"
            onClick={() => {
              replace(scaled(shock, -1));
            }}
          >
            Reverse it
          </Button>
        </div>
        <div className={styles.choices}>
          <Field label="Start from">
            {(props) => (
              <select
                {...props}
                className={styles.select}
                value={shock.start}
                onChange={(event) => {
                  set({ start: event.target.value });
                }}
              >
                <option value="">Nothing</option>
                <Library page={page} />
              </select>
            )}
          </Field>
          <div className={styles.choice}>
            <span id="others">What is not set</span>
            <Segments
              label="What is not set"
              value={shock.mode}
              options={[
                { id: "conditional", label: "follows as usual" },
                { id: "stipulated", label: "stays" },
              ]}
              onChange={(mode) => {
                set({ mode });
              }}
            />
          </div>
          <Field
            label="Trading days"
            hint="for how unusual it is"
            error={
              refused["days"] === undefined ? null : "Write a whole number of days from 1 to 252."
            }
          >
            {(props) => (
              <input
                {...props}
                className={styles.input}
                inputMode="numeric"
                autoComplete="off"
                value={days}
                onChange={(event) => {
                  const text = event.target.value;
                  const { value } = readNumber(text, locale);
                  if (
                    value !== null &&
                    Number.isInteger(value) &&
                    value >= LIMITS.days.least &&
                    value <= LIMITS.days.most
                  ) {
                    take("days");
                    set({ days: value });
                  } else {
                    refuse("days", text);
                  }
                }}
              />
            )}
          </Field>
        </div>
        <div className={styles.dials}>
          {FACTORS.map((factor) => (
            <Dial
              key={factor.id}
              label={factor.id}
              about={factor.about}
              unit="%"
              by={100}
              range={[-60, 60]}
              limit={LIMITS.factor}
              value={shock.factors[factor.id] ?? null}
              otherwise={moves?.find((move) => move.factor === factor.id)?.move ?? null}
              refused={refused[factor.id]}
              onChange={(value) => {
                take(factor.id);
                setDraft(withFactor(shock, factor.id, value));
              }}
              onRefuse={(text) => {
                refuse(factor.id, text);
              }}
            />
          ))}
          <Dial
            label="Yields"
            about="Interest rates of all maturities, in basis points: 100 are one percentage point"
            unit="bp"
            by={1}
            range={[-300, 300]}
            limit={LIMITS.rate}
            value={shock.rate}
            otherwise={asPoints(moves?.find((move) => move.factor === "Interest_Rate")?.move)}
            refused={refused["rate"]}
            onChange={(rate) => {
              take("rate");
              set({ rate });
            }}
            onRefuse={(text) => {
              refuse("rate", text);
            }}
          />
          <Dial
            label="Implied volatility"
            about="Added to the volatility of every option, in points; it answers to the market besides"
            unit="pts"
            by={1}
            range={[-30, 80]}
            limit={LIMITS.volatility}
            value={shock.volatility}
            otherwise={null}
            refused={refused["volatility"]}
            onChange={(volatility) => {
              take("volatility");
              set({ volatility });
            }}
            onRefuse={(text) => {
              refuse("volatility", text);
            }}
          />
        </div>
        <Names shock={shock} onChange={setDraft} />
      </Card>
      <Card title="What it would do" asOf={read.data?.as_of}>
        {Object.keys(refused).length > 0 ? (
          <Empty title="Not of what is typed">
            One of the numbers above cannot be used. Correct it, and what the shock would do is
            shown again.
          </Empty>
        ) : question(stated) === null ? (
          <Empty title="Nothing is set yet">
            Move a slider, choose a ready-made shock, or start from a scenario of the library.
          </Empty>
        ) : (
          <Reading of={read} height={320}>
            {(answer) =>
              answer.data === null ? (
                <Empty title="Not known">{answer.reason ?? "The server gives no reason."}</Empty>
              ) : (
                <div aria-busy={read.isFetching} aria-live="polite">
                  <Outcome
                    data={answer.data}
                    asOf={answer.as_of}
                    stale={read.isPlaceholderData || codeOf(shock) !== codeOf(stated)}
                  />
                </div>
              )
            }
          </Reading>
        )}
      </Card>
    </div>
  );
}

const POINTS = 1e4;

function asPoints(move: number | null | undefined): number | null {
  return move === null || move === undefined ? null : move * POINTS;
}

function Library({ page }: { page: ViewPage }) {
  const { count } = useFormat();
  const library = libraryOf(page);
  const categories = [...new Set(library.map((each) => each.category))];
  return categories.map((category) => {
    const some = library.filter((each) => each.category === category);
    return (
      <optgroup key={category} label={`${words(category)} (${count(some.length)})`}>
        {some.map((each) => (
          <option key={each.id} value={each.id}>
            {each.name}
          </option>
        ))}
      </optgroup>
    );
  });
}
