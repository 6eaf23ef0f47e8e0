import { useNavigate } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import type { Schemas } from "../../api";
import { faultOf } from "../../api/client";
import { useFormat } from "../../lib/taste";
import { useChange, useRead } from "../../query";
import { Button, Dialog, Field, Reading, Trouble } from "../../ui";
import { CalculateNow } from "./CalculateNow";
import styles from "./Holdings.module.css";
import { toFirstFault } from "./PositionDialog";
import { changeOf, type Edit, editFaults, editOf } from "./position";
import { today } from "./trade";

type Position = Schemas["Position"];

/** Corrects what was entered, or takes it out. The position is read when the dialog opens. */
export default function EditDialog({
  open,
  onClose,
  id,
  scope,
  symbol,
}: {
  open: boolean;
  onClose: () => void;
  id: string;
  scope: string;
  symbol: string;
}) {
  return (
    <Dialog open={open} onClose={onClose} title={`Edit ${symbol}`}>
      <Opened id={id} scope={scope} onClose={onClose} />
    </Dialog>
  );
}

function Opened({ id, scope, onClose }: { id: string; scope: string; onClose: () => void }) {
  const read = useRead("/api/v1/positions/{id}", { path: { id } });
  const [removing, setRemoving] = useState(false);
  return (
    <Reading of={read} height={240}>
      {(position) =>
        removing ? (
          <Remove
            position={position}
            scope={scope}
            onClose={onClose}
            onBack={() => {
              setRemoving(false);
            }}
          />
        ) : (
          <Form
            position={position}
            onClose={onClose}
            onRemove={() => {
              setRemoving(true);
            }}
          />
        )
      }
    </Reading>
  );
}

function Form({
  position,
  onClose,
  onRemove,
}: {
  position: Position;
  onClose: () => void;
  onRemove: () => void;
}) {
  const format = useFormat();
  const { locale } = format.manner;
  // what was read when the dialog opened is what a correction is compared with
  const [before] = useState(position);
  const [edit, setEdit] = useState<Edit>(() => editOf(position, locale));
  const [tried, setTried] = useState(false);
  const change = useChange("put", "/api/v1/positions/{id}");
  const wrong = editFaults(edit, today(), locale);
  const sent = changeOf(before, edit, locale);
  const option = before.investment_class === "OPTIONS";
  const short = (before.quantity ?? 0) < 0;
  const set = (part: Partial<Edit>) => {
    setEdit((old) => ({ ...old, ...part }));
    change.reset();
  };
  const said = (name: keyof Edit, ...fields: string[]) =>
    (tried ? wrong[name] : undefined) ?? faultOf(change.error, ...fields);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    setTried(true);
    if (Object.keys(wrong).length > 0) {
      toFirstFault(form);
    } else if (sent !== null) {
      change.mutate(
        { path: { id: before.id }, body: sent },
        {
          onError: () => {
            toFirstFault(form);
          },
        },
      );
    }
  };
  if (change.isSuccess) {
    const done = <Button onClick={onClose}>Done</Button>;
    return (
      <>
        <p role="status">
          <strong>Saved.</strong> {format.quantity(change.data.quantity)} {change.data.symbol} at{" "}
          {format.price(change.data.entry_price)}, since {format.day(change.data.entry_date)}.
        </p>
        {sent?.quantity === undefined &&
        sent?.entry_price === undefined &&
        sent?.entry_date === undefined ? (
          <div className="row">{done}</div>
        ) : (
          <CalculateNow portfolio={before.portfolio_id}>{done}</CalculateNow>
        )}
      </>
    );
  }
  return (
    <form noValidate className="stack" onSubmit={submit}>
      <p className="muted">
        A correction replaces what was entered, as if it had been entered so. A sale is a trade, not
        a correction; a wrong symbol is corrected by deleting the position and adding it again.
      </p>
      <div className={styles.fields}>
        <Field
          label={option ? "Contracts" : "Quantity"}
          hint={short ? "Held now, without a minus sign" : "Held now"}
          error={said("quantity", "quantity")}
        >
          {(props) => (
            <input
              {...props}
              data-first
              inputMode="decimal"
              autoComplete="off"
              value={edit.quantity}
              onChange={(event) => {
                set({ quantity: event.target.value });
              }}
            />
          )}
        </Field>
        <Field
          label="Entry price"
          hint={option ? "Per share of the underlying" : "US dollars for one unit"}
          error={said("price", "entry_price", "avg_cost")}
        >
          {(props) => (
            <input
              {...props}
              inputMode="decimal"
              autoComplete="off"
              value={edit.price}
              onChange={(event) => {
                set({ price: event.target.value });
              }}
            />
          )}
        </Field>
      </div>
      <Field
        label={short ? (option ? "Written on" : "Sold short on") : "Bought on"}
        hint="Cash and results follow from this day on; starting capital that was deposited with it moves along."
        error={said("date", "entry_date")}
      >
        {(props) => (
          <input
            {...props}
            type="date"
            max={today()}
            value={edit.date}
            onChange={(event) => {
              set({ date: event.target.value });
            }}
          />
        )}
      </Field>
      <Field label="Notes" error={said("notes", "notes")}>
        {(props) => (
          <textarea
            {...props}
            rows={3}
            value={edit.notes}
            onChange={(event) => {
              set({ notes: event.target.value });
            }}
          />
        )}
      </Field>
      {change.error && <Trouble error={change.error} />}
      <div className="spread">
        <div className="row">
          <Button type="submit" tone="primary" disabled={sent === null} busy={change.isPending}>
            {change.isPending ? "Saving" : "Save"}
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </div>
        <Button tone="danger" onClick={onRemove}>
          Delete
        </Button>
      </div>
    </form>
  );
}

function Remove({
  position,
  scope,
  onClose,
  onBack,
}: {
  position: Position;
  scope: string;
  onClose: () => void;
  onBack: () => void;
}) {
  const navigate = useNavigate();
  const remove = useChange("delete", "/api/v1/positions/{id}");
  if (remove.isSuccess) {
    return (
      <>
        <p role="status">
          <strong>Deleted.</strong> {position.symbol} is out of the ledger.
        </p>
        <CalculateNow portfolio={position.portfolio_id}>
          <Button
            onClick={() => {
              onClose();
              void navigate({ to: "/p/$scope/holdings", params: { scope } });
            }}
          >
            Go to the holdings
          </Button>
        </CalculateNow>
      </>
    );
  }
  return (
    <div className="stack">
      <p>
        Delete {position.symbol}? Its purchase or sale and everything after it leave the ledger, and
        the cash is as if it had never been. Its tags go with it.
      </p>
      {remove.error && <Trouble error={remove.error} />}
      <div className="row">
        <Button
          tone="danger"
          busy={remove.isPending}
          onClick={() => {
            remove.mutate({ path: { id: position.id } });
          }}
        >
          {remove.isPending ? "Deleting" : "Delete the position"}
        </Button>
        <Button onClick={onBack}>Back</Button>
      </div>
    </div>
  );
}
