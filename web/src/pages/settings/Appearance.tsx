import { type ReactNode, useId, useState } from "react";
import { type Manner, day, moment, money, percent, plain } from "../../lib/format";
import { setTaste, type Taste, useTaste } from "../../lib/taste";
import { Card, Segments } from "../../ui";
import styles from "./Settings.module.css";

const LOCALES = [
  ["en-US", "English, United States"],
  ["en-GB", "English, United Kingdom"],
  ["en-CA", "English, Canada"],
  ["en-AU", "English, Australia"],
  ["en-IN", "English, India"],
  ["de-DE", "German, Germany"],
  ["de-CH", "German, Switzerland"],
  ["fr-FR", "French, France"],
  ["fr-CA", "French, Canada"],
  ["es-ES", "Spanish, Spain"],
  ["it-IT", "Italian, Italy"],
  ["nl-NL", "Dutch, Netherlands"],
  ["pt-BR", "Portuguese, Brazil"],
  ["sv-SE", "Swedish, Sweden"],
  ["pl-PL", "Polish, Poland"],
  ["ja-JP", "Japanese, Japan"],
] as const;

/** A setting with what it does; it takes effect at once and is kept in this browser. */
function Choice({
  title,
  about,
  children,
}: {
  title: string;
  about: ReactNode;
  children: ReactNode;
}) {
  return (
    <div className={styles.choice}>
      <div>
        <h3>{title}</h3>
        <span className="muted">{about}</span>
      </div>
      <div>{children}</div>
    </div>
  );
}

export function Appearance() {
  const taste = useTaste();
  return (
    <>
      <Card title="Appearance" note="Kept in this browser. Changes take effect at once.">
        <div className={styles.choices}>
          <Choice title="Theme" about="The system decides, or you do.">
            <Segments<Taste["theme"]>
              label="Theme"
              value={taste.theme}
              onChange={(theme) => {
                setTaste({ theme });
              }}
              options={[
                { id: "system", label: "System" },
                { id: "light", label: "Light" },
                { id: "dark", label: "Dark" },
              ]}
            />
          </Choice>
          <Choice
            title="Colours of gains and losses"
            about={
              <>
                Now: <span className="gain">+1.2% {"\u2191"} a gain</span>,{" "}
                <span className="loss">
                  {"\u2212"}1.2% {"\u2193"} a loss
                </span>
              </>
            }
          >
            <Segments<Taste["palette"]>
              label="Colours of gains and losses"
              value={taste.palette}
              onChange={(palette) => {
                setTaste({ palette });
              }}
              options={[
                { id: "standard", label: "Green and red" },
                { id: "colour-vision", label: "Blue and orange" },
              ]}
            />
          </Choice>
          <Choice title="Density" about="How close the rows of tables stand.">
            <Segments<Taste["density"]>
              label="Density"
              value={taste.density}
              onChange={(density) => {
                setTaste({ density });
              }}
              options={[
                { id: "comfortable", label: "Comfortable" },
                { id: "compact", label: "Compact" },
              ]}
            />
          </Choice>
          <Choice
            title="Privacy"
            about="Hides amounts of money and quantities on every page, in charts and in what is saved. Percentages and prices stay."
          >
            <Segments<"shown" | "hidden">
              label="Privacy"
              value={taste.hidden ? "hidden" : "shown"}
              onChange={(choice) => {
                setTaste({ hidden: choice === "hidden" });
              }}
              options={[
                { id: "shown", label: "Amounts shown" },
                { id: "hidden", label: "Amounts hidden" },
              ]}
            />
          </Choice>
          <Benchmark />
        </div>
      </Card>
      <Numbers />
    </>
  );
}

/** The symbol that returns are compared with unless an address names another. */
function Benchmark() {
  const taste = useTaste();
  const id = useId();
  const [text, setText] = useState(taste.benchmark);
  const good = /^[A-Z0-9.-]{1,12}$/.test(text.trim().toUpperCase());
  return (
    <div className={styles.choice}>
      <div>
        <h3>
          <label htmlFor={id}>Benchmark</label>
        </h3>
        <span className="muted" id={`${id}-about`}>
          {good
            ? "What returns are compared with at first: the symbol of a fund or a share, such as SPY."
            : "A symbol consists of letters, digits, dots and hyphens. The last one stays."}
        </span>
      </div>
      <input
        id={id}
        type="text"
        value={text}
        maxLength={12}
        spellCheck={false}
        aria-describedby={`${id}-about`}
        aria-invalid={!good}
        onChange={(event) => {
          const next = event.target.value.trim().toUpperCase();
          setText(event.target.value);
          if (/^[A-Z0-9.-]{1,12}$/.test(next)) {
            setTaste({ benchmark: next });
          }
        }}
      />
    </div>
  );
}

function Numbers() {
  const taste = useTaste();
  const id = useId();
  const manner: Manner = { locale: taste.locale, hidden: false };
  const known = LOCALES.some(([locale]) => locale === taste.locale);
  const samples = [
    ["Amount", money("1234567.891", manner)],
    ["In short", money("1234567.891", manner, { compact: true })],
    ["Loss", money("-1234.5", manner, { signed: true })],
    ["Percent", percent("0.1234", manner, { digits: 2, signed: true })],
    ["Ratio", plain("1.0625", manner)],
    ["Day", day("2026-01-31", manner)],
    ["Moment", moment("2026-01-31T15:30:00Z", manner)],
  ] as const;
  return (
    <Card title="Numbers and dates" note="How they are written. The language stays English.">
      <div className={styles.choice}>
        <h3>
          <label htmlFor={id}>As is usual in</label>
        </h3>
        <select
          id={id}
          value={taste.locale}
          onChange={(event) => {
            setTaste({ locale: event.target.value });
          }}
        >
          {!known && <option value={taste.locale}>{taste.locale}</option>}
          {LOCALES.map(([locale, name]) => (
            <option key={locale} value={locale}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <dl className={styles.sample} aria-label="Sample" aria-live="polite">
        {samples.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
