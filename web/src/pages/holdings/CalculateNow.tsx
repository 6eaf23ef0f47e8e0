import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { send } from "../../api/client";
import { forgetFigures } from "../../query";
import { Button, Trouble } from "../../ui";

/**
 * What follows a change of the ledger: the figures of before are withdrawn until a calculation has
 * made new ones, so it can be started here and be watched.
 */
export function CalculateNow({
  portfolio,
  children,
}: {
  portfolio: string;
  /** other ways on */
  children?: ReactNode;
}) {
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const calculate = async () => {
    setBusy(true);
    setError(null);
    try {
      const run = await send("post", "/api/v1/portfolios/{id}/calculate", {
        path: { id: portfolio },
      });
      await forgetFigures(queries);
      await navigate({
        to: "/accounts/$tab",
        params: { tab: "runs" },
        search: { portfolio, run: run.batch_run_id },
      });
    } catch (cause) {
      setError(cause);
      setBusy(false);
    }
  };
  return (
    <>
      <p className="muted">
        Values, returns and risk of this portfolio are shown again once they are calculated anew.
      </p>
      {error !== null && <Trouble error={error} />}
      <div className="row">
        <Button tone="primary" busy={busy} onClick={() => void calculate()}>
          {busy ? "Starting" : "Calculate now"}
        </Button>
        {children}
      </div>
    </>
  );
}
