import { Link } from "@tanstack/react-router";
import { ALL, nameOf, usePortfolios, useScope, useView } from "../../shell/scope";
import { ViewState } from "../../shell/ViewState";
import { Card, Empty } from "../../ui";
import { Ask } from "./Ask";
import { ExposureGauge } from "./ExposureGauge";
import { FirstRun } from "./FirstRun";
import { Freshness } from "./Freshness";
import { Kpis } from "./Kpis";
import { LatestInsight } from "./Latest";
import { Movers } from "./Movers";
import styles from "./Overview.module.css";
import { Contributors, RiskSentence, Scenarios } from "./Risk";
import { withTail } from "./tail";
import { ValueChart } from "./ValueChart";

/** Points of the series: more than a range of one month needs, few enough to arrive at once. */
const POINTS = 260;

const QUESTIONS = [
  ["overview", "What changed since last week?"],
  ["overview", "Am I too dependent on one holding?"],
  ["overview", "What hedge would lower my beta the most?"],
] as const;

export default function Overview() {
  const scope = useScope();
  const portfolios = usePortfolios();
  const none = portfolios.data?.length === 0;
  const mine = portfolios.data?.find((row) => row.id === scope);
  const bare = mine !== undefined && mine.position_count === 0;
  return (
    <div className="stack">
      <div>
        <h1>Overview</h1>
        <p className="muted">{nameOf(portfolios.data, scope)}</p>
      </div>
      {none && scope === ALL ? (
        <FirstRun />
      ) : bare ? (
        <Empty
          title="This portfolio holds nothing yet"
          actions={
            <>
              <Link to="/accounts/$tab" params={{ tab: "import" }} className={styles.primary}>
                Import positions
              </Link>
              <Link to="/p/$scope/holdings" params={{ scope }} search={{ add: "position" }}>
                Add a position by hand
              </Link>
            </>
          }
        >
          With positions in it you see value, returns and risk here.
        </Empty>
      ) : (
        <Filled />
      )}
    </div>
  );
}

function Filled() {
  const portfolios = usePortfolios();
  const scope = useScope();
  const view = useView("overview", { points: POINTS });
  const tail = useView("risk/tail", {}, scope === ALL).data;
  return (
    <>
      <ViewState view={view} height={640}>
        {(read) => {
          const page = tail === undefined ? read : withTail(read, tail);
          return (
            <>
              <Kpis page={page} />
              <div className={styles.charts}>
                <ValueChart page={page} />
                <ExposureGauge page={page} />
              </div>
              <RiskSentence page={page} />
              <div className="grid2">
                <Contributors page={page} />
                <Scenarios page={page} />
              </div>
              <div className="grid2">
                <Movers page={page} />
                <div className="stack">
                  <LatestInsight />
                  <Freshness page={page} portfolios={portfolios.data ?? []} />
                  <Card
                    title="Ask the analyst"
                    note="You can change the question before it is sent. Nothing is sent before that."
                  >
                    <div className={styles.questions}>
                      {QUESTIONS.map(([widget, question]) => (
                        <Ask key={question} widget={widget} question={question} long />
                      ))}
                    </div>
                  </Card>
                </div>
              </div>
            </>
          );
        }}
      </ViewState>
    </>
  );
}
