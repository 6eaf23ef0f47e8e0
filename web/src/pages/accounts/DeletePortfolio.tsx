import { useState } from "react";
import type { Schemas } from "../../api";
import { useFormat } from "../../lib/taste";
import { useChange } from "../../query";
import { Button, Dialog, Field, Trouble } from "../../ui";
import styles from "./Accounts.module.css";

/** Says what is lost, and wants the name typed before it deletes. */
export function DeletePortfolio({
  portfolio,
  onClose,
}: {
  portfolio: Schemas["Portfolio"];
  onClose: () => void;
}) {
  const { money, count } = useFormat();
  const [typed, setTyped] = useState("");
  const remove = useChange("delete", "/api/v1/portfolios/{id}");
  return (
    <Dialog open onClose={onClose} title={`Delete ${portfolio.name}?`}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          remove.mutate({ path: { id: portfolio.id } }, { onSuccess: onClose });
        }}
      >
        <p>What goes:</p>
        <ul className={styles.plain}>
          <li>
            {count(portfolio.position_count)} positions worth{" "}
            {money(portfolio.net_asset_value, { currency: portfolio.currency })} with cash. They
            leave every page and every total.
          </li>
          <li>Its history, risk, scenarios and target prices are shown no more.</li>
          <li>Nothing more is entered or calculated, and it cannot be brought back here.</li>
        </ul>
        <p className="muted">
          Save the ledger first under Exports, if you may want it. Tags, conversations and other
          portfolios stay. The account name becomes free.
        </p>
        <Field label={`Type ${portfolio.name} to confirm`}>
          {(props) => (
            <input
              {...props}
              autoComplete="off"
              value={typed}
              onChange={(event) => {
                setTyped(event.target.value);
              }}
            />
          )}
        </Field>
        {remove.error && <Trouble error={remove.error} />}
        <div className={styles.buttons}>
          <Button onClick={onClose}>Keep it</Button>
          <Button
            tone="danger"
            type="submit"
            busy={remove.isPending}
            disabled={typed.trim() !== portfolio.name.trim()}
          >
            Delete the portfolio
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
