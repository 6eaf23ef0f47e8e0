import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { Failure } from "../../../api/client";
import { words } from "../../../lib/format";
import { useFormat } from "../../../lib/taste";
import { useChange, useRead } from "../../../query";
import type { Portfolio } from "../../../shell/scope";
import { Button, Card, Chip, Reading, Trouble } from "../../../ui";
import { OnePortfolio } from "../OnePortfolio";
import { usePast } from "./past";
import { RunLive } from "./RunLive";
import styles from "./Runs.module.css";

export default function Runs() {
  return (
    <OnePortfolio what="The calculation">
      {(portfolio) => <OfPortfolio key={portfolio.id} portfolio={portfolio} />}
    </OnePortfolio>
  );
}

/** The id of a run that a refusal names as the one under way. */
export function otherRun(error: unknown): string | undefined {
  const detail = error instanceof Failure && error.status === 409 ? error.message : "";
  return /\brun ([0-9a-f]{8}-[0-9a-f-]{27})\b/i.exec(detail)?.[1];
}

function OfPortfolio({ portfolio }: { portfolio: Portfolio }) {
  const navigate = useNavigate();
  const search: { run?: string } = useSearch({ strict: false });
  const [round, setRound] = useState(0);
  const calculate = useChange("post", "/api/v1/portfolios/{id}/calculate", [
    "/api/v1/onboarding/status",
  ]);
  const show = (run: string) => {
    setRound((before) => before + 1);
    void navigate({ to: ".", search: { portfolio: portfolio.id, run } });
  };
  const start = () => {
    calculate.mutate(
      { path: { id: portfolio.id } },
      {
        onSuccess: (answer) => {
          show(answer.batch_run_id);
        },
        onError: (error) => {
          const other = otherRun(error);
          if (other !== undefined) {
            show(other);
          }
        },
      },
    );
  };
  const refused = calculate.error !== null && otherRun(calculate.error) === undefined;
  return (
    <>
      {refused && <Trouble error={calculate.error} retry={start} />}
      {search.run === undefined ? (
        <Card
          title="Calculate now"
          note="Fetches the prices that are missing and computes value, risk and scenarios up to the last completed trading day. This also happens every night by itself."
          actions={
            <Button tone="primary" busy={calculate.isPending} onClick={start}>
              {calculate.isPending ? "Starting" : "Calculate"}
            </Button>
          }
        >
          <Last portfolio={portfolio} onShow={show} />
        </Card>
      ) : (
        <RunLive
          key={`${search.run} ${String(round)}`}
          portfolio={portfolio}
          run={search.run}
          onAgain={start}
          starting={calculate.isPending}
        />
      )}
      <Earlier portfolio={portfolio} onShow={show} />
    </>
  );
}

/** What the server remembers of the newest run. */
function Last({ portfolio, onShow }: { portfolio: Portfolio; onShow: (run: string) => void }) {
  const status = useRead("/api/v1/onboarding/status/{id}", { path: { id: portfolio.id } });
  const { moment, duration } = useFormat();
  return (
    <Reading of={status} height={48}>
      {(last) => (
        <div className="row">
          <Chip tone={last.status === "completed" ? "good" : "plain"}>{words(last.status)}</Chip>
          <span>
            {last.started_at === null
              ? (last.message ?? "Calculated. The last run ended more than two hours ago.")
              : `Last run: ${moment(last.started_at)}, ${duration(last.elapsed_seconds)}. ${last.message ?? ""}`}
          </span>
          {last.batch_run_id !== null && (
            <Button
              onClick={() => {
                onShow(last.batch_run_id ?? "");
              }}
            >
              Show it
            </Button>
          )}
        </div>
      )}
    </Reading>
  );
}

function Earlier({ portfolio, onShow }: { portfolio: Portfolio; onShow: (run: string) => void }) {
  const { moment, duration } = useFormat();
  const past = (usePast(portfolio.id) ?? []).slice(0, 8);
  if (past.length === 0) {
    return null;
  }
  return (
    <Card
      title="Earlier runs"
      note="Those about this portfolio alone; the estimate of a run's time rests on them. The runs of the night are about all portfolios."
    >
      <ul className={styles.past}>
        {past.map((each) => (
          <li key={each.batch_run_id}>
            <span>{moment(each.finished_at)}</span>
            <Chip tone={each.status === "completed" ? "good" : "warning"}>
              {words(each.status)}
            </Chip>
            <span className="muted">took {duration(each.elapsed_seconds)}</span>
            <Button
              tone="quiet"
              onClick={() => {
                onShow(each.batch_run_id);
              }}
            >
              Show
            </Button>
          </li>
        ))}
      </ul>
    </Card>
  );
}
