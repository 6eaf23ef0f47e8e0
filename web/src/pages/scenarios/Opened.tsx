import { Link } from "@tanstack/react-router";
import { Figure } from "../../figure/Figure";
import { words } from "../../lib/format";
import { useFormat } from "../../lib/taste";
import { ALL, useScope } from "../../shell/scope";
import { Chip, Empty, Reading } from "../../ui";
import { useEvaluated } from "./evaluate";
import type { Mode, Scenario } from "./model";
import { NeedsOne } from "../../shell/NeedsOne";
import { Outcome } from "./Outcome";

/** One scenario of the library: what it is, and its parts. */
export function Opened({ scenario, mode }: { scenario: Scenario; mode: Mode }) {
  const scope = useScope();
  return (
    <>
      <div className="spread">
        <div className="row">
          <span>{scenario.description}</span>
          {scenario.severity !== "" && <Chip>{words(scenario.severity)}</Chip>}
          <span className="small muted">
            as the last run stored it:{" "}
            <Figure
              n={scenario[mode]}
              label={`${scenario.name}, ${mode === "conditional" ? "others follow" : "others stay"}`}
              tone
            />
          </span>
        </div>
        <Link
          to="."
          search={(old) => ({ ...old, tab: "own", start: scenario.id, shock: undefined })}
        >
          Change it in the builder
        </Link>
      </div>
      {scope === ALL ? (
        <NeedsOne what="What each factor and each position adds" />
      ) : (
        <Parts scope={scope} scenario={scenario.id} mode={mode} />
      )}
    </>
  );
}

function Parts({ scope, scenario, mode }: { scope: string; scenario: string; mode: Mode }) {
  const read = useEvaluated(scope, { scenario, mode });
  const { day } = useFormat();
  return (
    <Reading of={read} height={320}>
      {(answer) =>
        answer.data === null ? (
          <Empty title="Not known">{answer.reason ?? "The server gives no reason."}</Empty>
        ) : (
          <>
            <p className="small muted">
              Computed now of what is held on {day(answer.as_of)}, the newest day.
            </p>
            <Outcome data={answer.data} asOf={answer.as_of} />
          </>
        )
      }
    </Reading>
  );
}
