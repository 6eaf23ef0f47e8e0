import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type { Schemas } from "../../../api";
import { useFormat } from "../../../lib/taste";
import { useChange, useRead } from "../../../query";
import { type Portfolio, usePortfolios } from "../../../shell/scope";
import { Button, Card, Chip, Dialog, Field, Reading, Trouble } from "../../../ui";
import accounts from "../Accounts.module.css";
import { CalculateNow } from "../../holdings/CalculateNow";
import { usePortfolioInAddress } from "../OnePortfolio";
import { many } from "./draft";

type Import = Schemas["Import"];

/** From which files the positions of a portfolio came, and the way back. */
export function Earlier() {
  const portfolios = usePortfolios();
  const named = usePortfolioInAddress();
  const navigate = useNavigate();
  const [gone, setGone] = useState<string>();
  const rows = portfolios.data ?? [];
  const chosen = rows.find((row) => row.id === named) ?? rows[0];
  const said = gone && <p role="status">{gone}</p>;
  if (chosen === undefined) {
    return said ? <Card title="Earlier imports">{said}</Card> : null;
  }
  return (
    <Card title="Earlier imports" note="An import can be undone until something is built on it.">
      {said}
      <div className={accounts.choose}>
        <Field label="Portfolio">
          {(props) => (
            <select
              {...props}
              value={chosen.id}
              onChange={(event) => {
                void navigate({ to: ".", search: { portfolio: event.target.value } });
              }}
            >
              {rows.map((row) => (
                <option key={row.id} value={row.id}>
                  {row.name} ({row.account_name})
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      <OfPortfolio key={chosen.id} portfolio={chosen} onGone={setGone} />
    </Card>
  );
}

function OfPortfolio({
  portfolio,
  onGone,
}: {
  portfolio: Portfolio;
  onGone: (message: string) => void;
}) {
  const imports = useRead("/api/v1/portfolios/{id}/imports", { path: { id: portfolio.id } });
  const { moment, count } = useFormat();
  const [open, setOpen] = useState<Import | null>(null);
  return (
    <Reading of={imports} height={60}>
      {(answer) => (
        <div>
          {answer.imports.length === 0 && (
            <p className="muted">Nothing in {portfolio.name} came from a file.</p>
          )}
          {answer.imports.map((each) => (
            <div key={each.id} className={accounts.file}>
              <div>
                <h3>{each.file_name}</h3>
                <span className="muted">
                  {moment(each.created_at)}, {many(each.positions, "position", count)}
                  {each.created_portfolio ? "" : " added"}, content{" "}
                  <code title={each.content_hash}>{each.content_hash.slice(0, 12)}</code>
                </span>
                {!each.can_be_undone && each.undone_at === null && (
                  <p className="muted">
                    It cannot be undone any more: {each.obstacles.join("; ")}.
                  </p>
                )}
              </div>
              {each.undone_at !== null ? (
                <Chip>Undone</Chip>
              ) : (
                <Button
                  tone="danger"
                  disabled={!each.can_be_undone}
                  onClick={() => {
                    setOpen(each);
                  }}
                >
                  Undo
                </Button>
              )}
            </div>
          ))}
          {open && (
            <Undo
              each={open}
              portfolio={portfolio}
              onGone={onGone}
              onClose={() => {
                setOpen(null);
              }}
            />
          )}
        </div>
      )}
    </Reading>
  );
}

function Undo({
  each,
  portfolio,
  onClose,
  onGone,
}: {
  each: Import;
  portfolio: Portfolio;
  onClose: () => void;
  /** told that the portfolio is gone with its import */
  onGone: (message: string) => void;
}) {
  const { count, money } = useFormat();
  const navigate = useNavigate();
  const undo = useChange("post", "/api/v1/portfolios/{id}/imports/{import_id}/undo");
  if (undo.isSuccess) {
    return (
      <Dialog open onClose={onClose} title="The import is undone">
        <p role="status">{undo.data.message}</p>
        <CalculateNow portfolio={portfolio.id}>
          <Button onClick={onClose}>Done</Button>
        </CalculateNow>
      </Dialog>
    );
  }
  return (
    <Dialog open onClose={onClose} title={`Undo the import of ${each.file_name}?`}>
      {each.created_portfolio ? (
        <p>
          Undoing deletes the portfolio {portfolio.name} with its positions
          {portfolio.net_asset_value === null
            ? ""
            : `, now worth ${money(portfolio.net_asset_value)} with cash`}
          , and all that was computed of it. The account name {portfolio.account_name} becomes free,
          so the file can be imported again. Your file is not touched.
        </p>
      ) : (
        <p>
          Undoing takes the {many(each.positions, "position", count)} of this file out of{" "}
          {portfolio.name} again, and its cash is as if they had never been bought. Everything else
          in the portfolio stays. Your file is not touched.
        </p>
      )}
      {undo.error && <Trouble error={undo.error} />}
      <div className={accounts.buttons}>
        <Button onClick={onClose}>Keep it</Button>
        <Button
          tone="danger"
          busy={undo.isPending}
          onClick={() => {
            // the list without the portfolio takes this dialog away before a callback of it is called
            undo.mutateAsync({ path: { id: portfolio.id, import_id: each.id } }).then(
              ({ message }) => {
                if (each.created_portfolio) {
                  onGone(message);
                  onClose();
                  void navigate({ to: ".", search: {} });
                }
              },
              () => undefined,
            );
          }}
        >
          Undo the import
        </Button>
      </div>
    </Dialog>
  );
}
