import { Link, useNavigate } from "@tanstack/react-router";
import type { Schemas } from "../../api";
import { HIDDEN, words } from "../../lib/format";
import { useFormat } from "../../lib/taste";
import { useChange, useRead } from "../../query";
import { Button, Chip, Reading, Segments } from "../../ui";
import { kind } from "./kinds";
import { maybeMoney, pointerWords, withoutAmounts } from "./marks";
import { Severity } from "./Severity";
import { placeOf, toolOfAnalysis } from "./sources";
import styles from "./Lists.module.css";

type Insight = Schemas["Insight"];

/** One insight: its sentence, and on demand the figures it rests on. */
export function InsightItem({
  insight,
  open,
  onOpen,
  onGone,
}: {
  insight: Insight;
  open: boolean;
  onOpen: (insight: string | undefined) => void;
  onGone: (gone: { id: string; title: string }) => void;
}) {
  const format = useFormat();
  const navigate = useNavigate();
  const dismiss = useChange("patch", "/api/v1/insights/{id}", ["/api/v1/insights"]);
  const clean = (text: string) => (format.manner.hidden ? withoutAmounts(text) : text);
  const title = clean(insight.title);
  const details = `insight-${insight.id}`;
  return (
    <li className={styles.insight}>
      <div className={styles.head}>
        <Severity severity={insight.severity} />
        <h3>{title}</h3>
        {!insight.viewed && <Chip tone="accent">New</Chip>}
      </div>
      <p>{clean(insight.summary)}</p>
      <p className="row small muted">
        <span>{kind(insight.insight_type)}</span>
        <span>as of {format.day(insight.as_of)}</span>
        <span>written {format.moment(insight.created_at)}</span>
        <span>{insight.provider === "offline" ? "by built-in rules" : `by ${insight.model}`}</span>
        {insight.quality !== "FINAL" && (
          <Chip
            tone="warning"
            {...(insight.quality_reason ? { title: insight.quality_reason } : {})}
          >
            {words(insight.quality)}
          </Chip>
        )}
      </p>
      <div className="row">
        <Button
          aria-expanded={open}
          aria-controls={details}
          onClick={() => {
            onOpen(open ? undefined : insight.id);
          }}
        >
          {open ? "Hide the details" : "Details"}
        </Button>
        <Button
          onClick={() =>
            void navigate({
              to: "/analyst",
              search: {
                ask: `What is behind this: ${insight.key_findings[0] ?? insight.title}`,
                about: insight.title,
                portfolio: insight.portfolio_id,
              },
            })
          }
        >
          Ask about this
        </Button>
        <Button
          tone="quiet"
          busy={dismiss.isPending}
          onClick={() => {
            // the item is gone from the list before this is told: callbacks of its own would be lost
            dismiss.mutateAsync({ path: { id: insight.id }, body: { dismissed: true } }).then(
              () => {
                onGone({ id: insight.id, title });
              },
              () => undefined,
            );
          }}
        >
          Dismiss
        </Button>
        {dismiss.error && <span className={styles.wrong}>Not saved: {dismiss.error.message}</span>}
      </div>
      <div id={details}>{open && <Details id={insight.id} />}</div>
    </li>
  );
}

function Details({ id }: { id: string }) {
  const format = useFormat();
  // reading it by its id marks it as seen
  const whole = useRead("/api/v1/insights/{id}", { path: { id } });
  const clean = (text: string) => (format.manner.hidden ? withoutAmounts(text) : text);
  return (
    <Reading of={whole} height={120}>
      {(insight) => (
        <div className={styles.details}>
          {insight.findings.length > 0 && (
            <>
              <h4>Findings</h4>
              <ul>
                {insight.findings.map((finding, index) => (
                  <li key={`${finding.code}-${String(index)}`}>
                    <Severity severity={finding.severity} /> {clean(finding.text)}
                    <Evidence finding={finding} portfolio={insight.portfolio_id} />
                  </li>
                ))}
              </ul>
            </>
          )}
          {insight.recommendations.length > 0 && (
            <>
              <h4>Questions to ask yourself</h4>
              <ul>
                {insight.recommendations.map((each) => (
                  <li key={each}>{clean(each)}</li>
                ))}
              </ul>
            </>
          )}
          {insight.data_limitations !== "" && (
            <>
              <h4>What the figures do not know</h4>
              <p>{clean(insight.data_limitations)}</p>
            </>
          )}
          <p className="small muted">
            Prices through {format.day(insight.data_through)}.{" "}
            <Link to="/methods/$page" params={{ page: "insights" }}>
              How insights are rated
            </Link>
          </p>
          <Rating insight={insight} />
        </div>
      )}
    </Reading>
  );
}

function Evidence({
  finding,
  portfolio,
}: {
  finding: Schemas["InsightFinding"];
  portfolio: string;
}) {
  const format = useFormat();
  const clean = (text: string) => (format.manner.hidden ? withoutAmounts(text) : text);
  if (finding.evidence.length === 0) {
    return null;
  }
  const place = placeOf(toolOfAnalysis(finding.evidence[0]?.source ?? ""), portfolio);
  return (
    <div
      className={styles.evidence}
      role="group"
      aria-label={`Figures of: ${clean(finding.text)}`}
      tabIndex={0}
    >
      <table>
        <caption className="sr-only">Figures it rests on, unrounded</caption>
        <thead className="sr-only">
          <tr>
            <th scope="col">Figure</th>
            <th scope="col">Value</th>
            <th scope="col">As of</th>
          </tr>
        </thead>
        <tbody>
          {finding.evidence.map((each) => (
            <tr key={`${each.source}${each.path}`}>
              <td title={each.path}>{pointerWords(each.path)}</td>
              <td>
                {format.manner.hidden && maybeMoney(each.path, each.value) ? HIDDEN : each.value}
              </td>
              <td>{each.as_of === null ? "" : format.day(each.as_of)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {place !== null && (
        <Link to={place.to} search={place.search} hash={place.hash} className="small">
          Open {place.label}
        </Link>
      )}
    </div>
  );
}

const MARKS = ["1", "2", "3", "4", "5"] as const;

function Rating({ insight }: { insight: Insight }) {
  const rate = useChange("post", "/api/v1/insights/{id}/feedback", ["/api/v1/insights"]);
  const given = String(Math.round(insight.user_rating ?? 0));
  const sent = rate.isPending ? rate.variables.body : undefined;
  const value = sent !== undefined && !(sent instanceof FormData) ? String(sent.rating) : given;
  return (
    <div className="row">
      <span id={`rate-${insight.id}`}>Was it useful? 1 is not at all, 5 is very.</span>
      <Segments
        label="Was it useful"
        value={value as (typeof MARKS)[number]}
        options={MARKS.map((each) => ({ id: each, label: each }))}
        onChange={(mark) => {
          rate.mutate({ path: { id: insight.id }, body: { rating: Number(mark) } });
        }}
      />
      <span role="status" className="small muted">
        {rate.isPending ? (
          "Saving"
        ) : rate.error ? (
          <span className={styles.wrong}>Not saved: {rate.error.message}</span>
        ) : rate.isSuccess ? (
          "Saved"
        ) : (
          ""
        )}
      </span>
    </div>
  );
}
