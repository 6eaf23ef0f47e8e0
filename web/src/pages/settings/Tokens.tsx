import { Plus } from "lucide-react";
import { useState } from "react";
import type { Schemas } from "../../api";
import { useFormat } from "../../lib/taste";
import { useChange, useRead } from "../../query";
import { Button, Card, Chip, Dialog, Empty, Reading, Trouble } from "../../ui";
import { type Column, Grid } from "../../ui/Grid";
import { NewToken } from "./NewToken";
import styles from "./Settings.module.css";

type Token = Schemas["AccessToken"];

export const TOKENS = "/api/v1/settings/tokens";
const MOST = 50;

/** Tokens with which programs of one's own use the tools. */
export function Tokens() {
  const tokens = useRead(TOKENS);
  const { count } = useFormat();
  const [creating, setCreating] = useState(false);
  const [revoking, setRevoking] = useState<Token | null>(null);
  return (
    <Card
      title="Access tokens"
      note="With one a program of yours, such as an assistant on your computer, may read your portfolios through the tools at /mcp. It opens nothing else and changes nothing."
      actions={
        <Button
          tone="primary"
          onClick={() => {
            setCreating(true);
          }}
        >
          <Plus size={16} aria-hidden /> New token
        </Button>
      }
    >
      <Reading of={tokens} height={140}>
        {(answer) => (
          <>
            <List tokens={answer.tokens} onRevoke={setRevoking} />
            <p className="muted">
              {count(answer.total)} of {count(MOST)} are in use. A change of password revokes all.
            </p>
          </>
        )}
      </Reading>
      {creating && (
        <NewToken
          onClose={() => {
            setCreating(false);
          }}
        />
      )}
      {revoking && (
        <Revoke
          token={revoking}
          onClose={() => {
            setRevoking(null);
          }}
        />
      )}
    </Card>
  );
}

function List({
  tokens,
  onRevoke,
}: {
  tokens: readonly Token[];
  onRevoke: (token: Token) => void;
}) {
  const { moment, day } = useFormat();
  const columns: Column<Token>[] = [
    {
      id: "name",
      label: "Name",
      value: (row) => row.name,
      cell: (row) => (
        <>
          <strong>{row.name}</strong> {row.expired && <Chip tone="warning">Expired</Chip>}
        </>
      ),
    },
    {
      id: "scopes",
      label: "May",
      cell: (row) =>
        row.scopes.map((scope) => (scope === "read" ? "read" : "use the tools")).join(", "),
      from: 768,
    },
    {
      id: "created",
      label: "Created",
      value: (row) => row.created_at,
      cell: (row) => day(row.created_at),
      from: 1024,
    },
    {
      id: "used",
      label: <span title="Right to within five minutes">Last used</span>,
      value: (row) => row.last_used_at,
      cell: (row) =>
        row.last_used_at === null ? <span className="muted">Never</span> : moment(row.last_used_at),
      from: 768,
    },
    {
      id: "expires",
      label: "Expires",
      value: (row) => row.expires_at,
      cell: (row) => day(row.expires_at),
      from: 480,
    },
    {
      id: "do",
      label: <span className="sr-only">Actions</span>,
      cell: (row) => (
        <span className={styles.buttons}>
          <Button
            tone="danger"
            aria-label={`Revoke ${row.name}`}
            onClick={() => {
              onRevoke(row);
            }}
          >
            Revoke
          </Button>
        </span>
      ),
    },
  ];
  return (
    <Grid
      label="Access tokens"
      columns={columns}
      rows={tokens}
      rowKey={(row) => row.id}
      empty={
        <Empty title="No program has access">
          Create a token when a program of yours asks for one.
        </Empty>
      }
    />
  );
}

function Revoke({ token, onClose }: { token: Token; onClose: () => void }) {
  const revoke = useChange("delete", "/api/v1/settings/tokens/{id}", [TOKENS]);
  return (
    <Dialog open onClose={onClose} title={`Revoke ${token.name}?`}>
      <p>
        The token is void at once, and what uses it stops working. It cannot be brought back; a new
        one can be created.
      </p>
      {revoke.error && <Trouble error={revoke.error} />}
      <div className={styles.buttons}>
        <Button onClick={onClose}>Keep it</Button>
        <Button
          tone="danger"
          busy={revoke.isPending}
          onClick={() => {
            revoke.mutate({ path: { id: token.id } }, { onSuccess: onClose });
          }}
        >
          Revoke
        </Button>
      </div>
    </Dialog>
  );
}
