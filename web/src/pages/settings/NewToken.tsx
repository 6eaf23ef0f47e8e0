import { Copy } from "lucide-react";
import { useRef, useState } from "react";
import type { Schemas } from "../../api";
import { useFormat } from "../../lib/taste";
import { useChange } from "../../query";
import { Button, Dialog, Field, Trouble } from "../../ui";
import styles from "./Settings.module.css";
import { TOKENS } from "./Tokens";

const DAYS = [7, 30, 90, 180, 365] as const;

type Scope = Schemas["AccessToken"]["scopes"][number];

const SCOPES: readonly { id: Scope; label: string }[] = [
  { id: "read", label: "Read my portfolios" },
  { id: "mcp", label: "Use the tools at /mcp" },
];

/** Issues a token and shows its secret this once. */
export function NewToken({ onClose }: { onClose: () => void }) {
  const { count } = useFormat();
  const [name, setName] = useState("");
  const [days, setDays] = useState(90);
  const [scopes, setScopes] = useState<readonly Scope[]>(["read", "mcp"]);
  const issue = useChange("post", TOKENS, [TOKENS]);
  if (issue.data) {
    return <Issued issued={issue.data} onClose={onClose} />;
  }
  return (
    <Dialog open onClose={onClose} title="New access token">
      <form
        className={styles.choices}
        onSubmit={(event) => {
          event.preventDefault();
          issue.mutate({ body: { name, scopes: [...scopes], expires_in_days: days } });
        }}
      >
        <Field label="Name" hint="For you to tell tokens apart, such as the name of the program.">
          {(props) => (
            <input
              {...props}
              required
              maxLength={100}
              value={name}
              onChange={(event) => {
                setName(event.target.value);
              }}
            />
          )}
        </Field>
        <Field label="Expires after">
          {(props) => (
            <select
              {...props}
              value={days}
              onChange={(event) => {
                setDays(Number(event.target.value));
              }}
            >
              {DAYS.map((each) => (
                <option key={each} value={each}>
                  {count(each)} days
                </option>
              ))}
            </select>
          )}
        </Field>
        <fieldset className={styles.scopes}>
          <legend>It may</legend>
          {SCOPES.map((scope) => (
            <label key={scope.id} className="row">
              <input
                type="checkbox"
                checked={scopes.includes(scope.id)}
                onChange={(event) => {
                  setScopes(
                    event.target.checked
                      ? [...scopes, scope.id]
                      : scopes.filter((each) => each !== scope.id),
                  );
                }}
              />
              {scope.label}
            </label>
          ))}
          <span className="muted small">The tools need both.</span>
        </fieldset>
        {issue.error && <Trouble error={issue.error} />}
        <div className={styles.buttons}>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            tone="primary"
            type="submit"
            busy={issue.isPending}
            disabled={scopes.length === 0}
          >
            {issue.isPending ? "Creating" : "Create"}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function Issued({
  issued,
  onClose,
}: {
  issued: Schemas["IssuedAccessToken"];
  onClose: () => void;
}) {
  const { day } = useFormat();
  const secret = useRef<HTMLInputElement>(null);
  const [told, setTold] = useState("");
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(issued.token);
      setTold("Copied.");
    } catch {
      secret.current?.select();
      setTold("The browser does not let us copy. It is selected: press Ctrl C.");
    }
  };
  return (
    <Dialog open onClose={onClose} title={`The token ${issued.access_token.name}`}>
      <p>
        It is shown this once. Put it where the program asks for it; who has it may read your
        portfolios until {day(issued.access_token.expires_at)}.
      </p>
      <div className={styles.secret}>
        <input
          ref={secret}
          readOnly
          aria-label="Token"
          value={issued.token}
          onFocus={(event) => {
            event.target.select();
          }}
        />
        <Button tone="primary" onClick={() => void copy()}>
          <Copy size={16} aria-hidden /> Copy
        </Button>
      </div>
      <p role="status" className="muted">
        {told}
      </p>
      <div className={styles.buttons}>
        <Button onClick={onClose}>I have it</Button>
      </div>
    </Dialog>
  );
}
