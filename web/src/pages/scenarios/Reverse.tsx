import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import type { Search } from "../../router";
import { words } from "../../lib/format";
import { useFormat } from "../../lib/taste";
import { readNumber, writeNumber } from "../../lib/typed";
import { Button, Card, Empty, Field, Reading } from "../../ui";
import { useEvaluated } from "./evaluate";
import { Outcome } from "./Outcome";
import styles from "./Scenarios.module.css";

const LEAST = 0.0001;

/** The other way round: which likeliest move of the factors loses so much. */
export function Reverse({ scope }: { scope: string }) {
  const format = useFormat();
  const { locale } = format.manner;
  const navigate = useNavigate();
  const search: Search = useSearch({ strict: false });
  const asked = typeof search["loss"] === "number" ? search["loss"] : null;
  const loss = asked !== null && asked >= LEAST && asked <= 1 ? asked : null;
  const [typed, setTyped] = useState(
    writeNumber(loss === null ? 10 : Math.round(loss * 1e6) / 1e4, locale),
  );
  const { value: percent, fault } = readNumber(typed, locale);
  const fits = percent !== null && percent / 100 >= LEAST && percent <= 100;
  const read = useEvaluated(
    scope,
    loss === null ? null : { target_loss_fraction: loss, horizon_days: 21 },
  );
  return (
    <div className="stack">
      <Card
        title="What would cost so much"
        note="You name a loss. The server looks for the likeliest move of all factors together that brings it, with options priced anew. It does not answer for one factor alone."
      >
        <form
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault();
            if (fits) {
              void navigate({
                to: ".",
                search: (old) => ({ ...old, loss: percent / 100 }) as never,
              });
            }
          }}
        >
          <Field
            label="Loss, % of the portfolio"
            error={
              fault ??
              (percent !== null && !fits
                ? `${typed.trim()} is out of range. Write a number from ${writeNumber(LEAST * 100, locale)} to 100.`
                : null)
            }
          >
            {(props) => (
              <input
                {...props}
                className={styles.input}
                inputMode="decimal"
                autoComplete="off"
                size={8}
                value={typed}
                onChange={(event) => {
                  setTyped(event.target.value);
                }}
              />
            )}
          </Field>
          <Button tone="primary" type="submit" disabled={!fits} busy={read.isFetching}>
            Look for it
          </Button>
          {[0.05, 0.1, 0.2].map((each) => (
            <Button
              key={each}
              onClick={() => {
                setTyped(writeNumber(each * 100, locale));
                void navigate({ to: ".", search: (old) => ({ ...old, loss: each }) as never });
              }}
            >
              {format.percent(each, { digits: 0 })}
            </Button>
          ))}
        </form>
      </Card>
      {loss !== null && (
        <Card title={`The likeliest way to lose ${format.percent(loss)}`} asOf={read.data?.as_of}>
          <Reading of={read} height={320}>
            {(answer) =>
              answer.data === null || answer.data.impact.dollar_impact === null ? (
                <Empty title="There is none">
                  {answer.reason ?? "The server gives no reason."}
                </Empty>
              ) : (
                <>
                  <Moves moves={answer.data.moves} />
                  <Outcome data={answer.data} asOf={answer.as_of} />
                </>
              )
            }
          </Reading>
        </Card>
      )}
    </div>
  );
}

function Moves({ moves }: { moves: readonly { factor: string; move: number | null }[] }) {
  const format = useFormat();
  return (
    <dl className={styles.moves} aria-label="How the factors move">
      {moves.map((each) => (
        <div key={each.factor}>
          <dt>{each.factor === "Interest_Rate" ? "Yields" : words(each.factor)}</dt>
          <dd>
            {each.factor === "Interest_Rate"
              ? format.bp(each.move, true)
              : format.percent(each.move, { signed: true })}
          </dd>
        </div>
      ))}
    </dl>
  );
}
