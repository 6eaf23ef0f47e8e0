import { useState } from "react";
import type { Schemas } from "../../api";
import { Failure } from "../../api/client";
import { useFormat } from "../../lib/taste";
import { useChange } from "../../query";
import { Button, Dialog, Field, Trouble } from "../../ui";

type User = Schemas["User"];
type Role = User["role"];

const USERS = "/api/v1/admin/users";
const FEWEST = 12;
const HINT = "At least 12 characters; tell it the person, who changes it in the settings.";
const ROLES: readonly { id: Role; label: string }[] = [
  { id: "USER", label: "User: sees and changes what is theirs" },
  { id: "ADMIN", label: "Administrator: runs the system, too" },
];

/** What is wrong with one of the fields, as the server says. */
function faultOf(error: unknown, field: string): string | null {
  const faults = error instanceof Failure ? (error.problem?.errors ?? []) : [];
  return faults.find((each) => each.field === field)?.message ?? null;
}

/** An account for somebody. */
export function NewUser({ onClose }: { onClose: () => void }) {
  const [email, setEmail] = useState("");
  const [name, setName] = useState("");
  const [password, setPassword] = useState("");
  const [role, setRole] = useState<Role>("USER");
  const create = useChange("post", USERS, [USERS]);
  const texts = [
    { field: "email", label: "E-mail", type: "email", value: email, set: setEmail },
    { field: "full_name", label: "Name", type: "text", value: name, set: setName },
    {
      field: "password",
      label: "First password",
      type: "password",
      value: password,
      set: setPassword,
    },
  ];
  return (
    <Dialog open onClose={onClose} title="New user">
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          create.mutate(
            { body: { email, full_name: name, password, role } },
            { onSuccess: onClose },
          );
        }}
      >
        {texts.map(({ field, label, type, value, set }) => (
          <Field
            key={field}
            label={label}
            hint={field === "password" ? HINT : undefined}
            error={faultOf(create.error, field)}
          >
            {(props) => (
              <input
                {...props}
                required
                type={type}
                minLength={field === "password" ? FEWEST : undefined}
                autoComplete={field === "password" ? "new-password" : "off"}
                value={value}
                onChange={(event) => {
                  set(event.target.value);
                }}
              />
            )}
          </Field>
        ))}
        <RoleField value={role} onChange={setRole} />
        {create.error && <Trouble error={create.error} />}
        <Buttons busy={create.isPending} label="Create" onClose={onClose} />
      </form>
    </Dialog>
  );
}

/** The role of an account, whether it may be used, and another password for who forgot it. */
export function UserForm({ user, onClose }: { user: User; onClose: () => void }) {
  const { day } = useFormat();
  const [role, setRole] = useState<Role>(user.role);
  const [active, setActive] = useState(user.is_active);
  const [password, setPassword] = useState("");
  const change = useChange("put", `${USERS}/{user_id}`, [USERS]);
  const replace = useChange("put", `${USERS}/{user_id}/password`, [USERS]);
  const path = { user_id: user.id };
  return (
    <Dialog open onClose={onClose} title={user.full_name}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          change.mutate({ path, body: { role, is_active: active } }, { onSuccess: onClose });
        }}
      >
        <p className="muted">
          {user.email}, since {day(user.created_at.slice(0, 10))}
        </p>
        <RoleField value={role} onChange={setRole} />
        <label className="row">
          <input
            type="checkbox"
            checked={active}
            onChange={(event) => {
              setActive(event.target.checked);
            }}
          />
          May sign in
        </label>
        <p className="small muted">
          Without this no token of the account is good either. What it owns stays and is computed.
        </p>
        {change.error && <Trouble error={change.error} />}
        <Buttons busy={change.isPending} label="Save" onClose={onClose} />
      </form>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          replace.mutate(
            { path, body: { new_password: password } },
            {
              onSuccess: () => {
                setPassword("");
              },
            },
          );
        }}
      >
        <Field label="Another password" hint={HINT} error={faultOf(replace.error, "new_password")}>
          {(props) => (
            <input
              {...props}
              required
              type="password"
              minLength={FEWEST}
              autoComplete="new-password"
              value={password}
              onChange={(event) => {
                setPassword(event.target.value);
              }}
            />
          )}
        </Field>
        {replace.error && <Trouble error={replace.error} />}
        <div className="row">
          <Button type="submit" busy={replace.isPending}>
            Set the password
          </Button>
          <span role="status" className="muted">
            {replace.isSuccess && "Set. The person is signed out everywhere."}
          </span>
        </div>
      </form>
    </Dialog>
  );
}

function RoleField({ value, onChange }: { value: Role; onChange: (role: Role) => void }) {
  return (
    <Field label="Role">
      {(props) => (
        <select
          {...props}
          value={value}
          onChange={(event) => {
            onChange(event.target.value === "ADMIN" ? "ADMIN" : "USER");
          }}
        >
          {ROLES.map(({ id, label }) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

function Buttons({ busy, label, onClose }: { busy: boolean; label: string; onClose: () => void }) {
  return (
    <div className="row">
      <Button type="submit" tone="primary" busy={busy}>
        {label}
      </Button>
      <Button onClick={onClose}>Cancel</Button>
    </div>
  );
}
