import { useState } from "react";
import type { Schemas } from "../../api";
import { words } from "../../lib/format";
import { useFormat } from "../../lib/taste";
import { useRead } from "../../query";
import { useMe } from "../../shell/session";
import { Button, Card, Chip, Empty, Field, Reading } from "../../ui";
import { Draft } from "../../ui/Draft";
import { type Column, Grid } from "../../ui/Grid";
import { Pager, textOf, useAddress } from "./parts";
import { NewUser, UserForm } from "./UserForm";
import styles from "./Ops.module.css";

type User = Schemas["User"];
const LIMIT = 50;

/** Who may sign in, and in which role. */
export function Users() {
  const [search, change] = useAddress();
  const { count, moment } = useFormat();
  const me = useMe();
  const [open, setOpen] = useState<User | "new" | null>(null);
  const offset = Math.max(0, Number(search["offset"] ?? 0) || 0);
  const wanted = textOf(search["q"]);
  const users = useRead("/api/v1/admin/users", {
    query: { search: wanted || undefined, limit: LIMIT, offset },
    keep: true,
  });
  const close = () => {
    setOpen(null);
  };
  const columns: readonly Column<User>[] = [
    {
      id: "email",
      label: "Person",
      value: (row) => row.email,
      cell: (row) => (
        <span className={styles.person}>
          {row.id === me?.id ? (
            `${row.full_name} (you)`
          ) : (
            <button
              type="button"
              className={styles.link}
              onClick={() => {
                setOpen(row);
              }}
            >
              {row.full_name}
            </button>
          )}
          <small>{row.email}</small>
        </span>
      ),
    },
    {
      id: "role",
      label: "Role",
      from: 480,
      value: (row) => row.role,
      cell: (row) => (
        <Chip tone={row.role === "ADMIN" ? "accent" : "plain"}>
          {row.role === "ADMIN" ? "Administrator" : words(row.role)}
        </Chip>
      ),
    },
    {
      id: "active",
      label: "May sign in",
      value: (row) => (row.is_active ? 1 : 0),
      cell: (row) => (
        <Chip tone={row.is_active ? "good" : "warning"}>
          {row.is_active ? "Yes" : "Deactivated"}
        </Chip>
      ),
    },
    {
      id: "portfolios",
      label: "Portfolios",
      numeric: true,
      from: 768,
      value: (row) => row.portfolio_count,
      cell: (row) => count(row.portfolio_count),
    },
    {
      id: "last",
      label: "Last signed in",
      from: 768,
      value: (row) => row.last_login_at,
      cell: (row) => (row.last_login_at === null ? "Never" : moment(row.last_login_at)),
    },
  ];
  return (
    <Card
      title="Users"
      note="Who may sign in, administrators first. Portfolios of others are not shown here; what they ask the analyst is under Feedback, where each look is written to the audit log. Times of sign-ins are those with the password."
      actions={
        <Button
          tone="primary"
          onClick={() => {
            setOpen("new");
          }}
        >
          New user
        </Button>
      }
    >
      <div className={styles.filters}>
        <Field label="E-mail or name">
          {(field) => (
            <Draft
              {...field}
              type="search"
              value={wanted}
              onSettled={(value) => {
                change({ q: value.trim() || undefined, offset: undefined });
              }}
            />
          )}
        </Field>
      </div>
      <Reading of={users} height={240}>
        {(answer) => (
          <>
            <Grid
              label="Users"
              columns={columns}
              rows={answer.users}
              rowKey={(row) => row.id}
              empty={<Empty title="Nobody fits" />}
            />
            <Pager
              offset={offset}
              limit={LIMIT}
              total={answer.total}
              what="users"
              written={count}
              onOffset={(next) => {
                change({ offset: next === 0 ? undefined : next });
              }}
            />
          </>
        )}
      </Reading>
      {open === "new" && <NewUser onClose={close} />}
      {open !== null && open !== "new" && <UserForm user={open} onClose={close} />}
    </Card>
  );
}
