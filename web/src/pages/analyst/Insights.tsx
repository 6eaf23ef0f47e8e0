import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { Failure } from "../../api/client";
import { useFormat } from "../../lib/taste";
import { useChange, useRead } from "../../query";
import { ALL, usePortfolios } from "../../shell/scope";
import { Button, Card, Empty, Loading, Reading, Segments } from "../../ui";
import { Generate } from "./Generate";
import { InsightItem } from "./InsightItem";
import styles from "./Lists.module.css";

const FEED = "/api/v1/insights/portfolio/{portfolio_id}";
const RANGES = ["7", "30", "90"] as const;
const STEP = 20;

function lastScope(): string {
  try {
    return sessionStorage.getItem("sigmasight.scope") ?? ALL;
  } catch {
    return ALL;
  }
}

/** Findings about one portfolio, written when somebody asks for them. */
export function Insights({
  portfolio,
  days,
  open,
}: {
  portfolio: string | undefined;
  days: string | undefined;
  open: string | undefined;
}) {
  const navigate = useNavigate();
  const portfolios = usePortfolios();
  const rows = portfolios.data ?? [];
  const wanted = portfolio ?? lastScope();
  const chosen =
    rows.find((each) => each.id === wanted)?.id ?? (rows.length === 1 ? rows[0]?.id : undefined);
  const range = RANGES.find((each) => each === days) ?? "30";
  const go = (change: object) =>
    void navigate({ to: ".", search: (before: object) => ({ ...before, ...change }) });

  if (portfolios.data === undefined) {
    return <Reading of={portfolios}>{() => <Loading />}</Reading>;
  }
  if (rows.length === 0) {
    return (
      <Empty title="There is no portfolio yet">
        Import positions first. Insights are written about the figures of a portfolio.
      </Empty>
    );
  }
  return (
    <Card
      title="Insights"
      note="Fixed rules compare the figures with thresholds and rate what stands out. Nothing is written until you ask for it."
    >
      <div className={styles.tools}>
        <label>
          Portfolio
          <select
            value={chosen ?? ""}
            onChange={(event) => {
              go({ portfolio: event.target.value, insight: undefined });
            }}
          >
            {chosen === undefined && <option value="">Choose a portfolio</option>}
            {rows.map((each) => (
              <option key={each.id} value={each.id}>
                {each.name}
              </option>
            ))}
          </select>
        </label>
        <Segments
          label="How far back"
          value={range}
          onChange={(next) => {
            go({ days: next });
          }}
          options={RANGES.map((each) => ({ id: each, label: `${each} days` }))}
        />
      </div>
      {chosen === undefined ? (
        <Empty
          title="Choose a portfolio"
          actions={rows.map((each) => (
            <Button
              key={each.id}
              onClick={() => {
                go({ portfolio: each.id });
              }}
            >
              {each.name}
            </Button>
          ))}
        >
          Insights are about one portfolio. For all of them together there are none.
        </Empty>
      ) : (
        <Feed
          key={chosen}
          portfolio={chosen}
          range={range}
          open={open}
          onOpen={(insight) => {
            go({ insight });
          }}
        />
      )}
    </Card>
  );
}

function Feed({
  portfolio,
  range,
  open,
  onOpen,
}: {
  portfolio: string;
  range: string;
  open: string | undefined;
  onOpen: (insight: string | undefined) => void;
}) {
  const format = useFormat();
  const [limit, setLimit] = useState(STEP);
  const [gone, setGone] = useState<{ id: string; title: string } | null>(null);
  const feed = useRead(FEED, {
    path: { portfolio_id: portfolio },
    query: { days_back: range, limit },
    keep: true,
  });
  const back = useChange("patch", "/api/v1/insights/{id}", ["/api/v1/insights"]);
  const down = feed.error instanceof Failure && feed.error.status === 503;
  return (
    <>
      <Generate portfolio={portfolio} onDone={onOpen} />
      <div role="status" className={styles.undo}>
        {gone !== null && (
          <>
            <span>“{gone.title}” is dismissed.</span>
            <Button
              busy={back.isPending}
              onClick={() => {
                back.mutate(
                  { path: { id: gone.id }, body: { dismissed: false } },
                  {
                    onSuccess: () => {
                      setGone(null);
                    },
                  },
                );
              }}
            >
              Undo
            </Button>
            {back.error && <span className={styles.wrong}>{back.error.message}</span>}
          </>
        )}
      </div>
      {down && <p>Insights are in a database that does not answer now. Everything else works.</p>}
      <Reading of={feed} height={200}>
        {({ insights, total, has_more }) =>
          insights.length === 0 ? (
            <Empty title={`No insights in the last ${range} days`}>
              Choose a kind above and write one. Where an AI provider words it, it counts as one
              answer of the month.
            </Empty>
          ) : (
            <>
              <ul className={styles.rows} aria-label="Insights, newest first">
                {insights.map((insight) => (
                  <InsightItem
                    key={insight.id}
                    insight={insight}
                    open={insight.id === open}
                    onOpen={onOpen}
                    onGone={setGone}
                  />
                ))}
              </ul>
              <div className="row small muted">
                {format.count(insights.length)} of {format.count(total)}
                {has_more && limit < 100 && (
                  <Button
                    tone="quiet"
                    busy={feed.isFetching}
                    onClick={() => {
                      setLimit(limit + STEP);
                    }}
                  >
                    Show more
                  </Button>
                )}
              </div>
            </>
          )
        }
      </Reading>
    </>
  );
}
