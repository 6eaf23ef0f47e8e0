import { words } from "../../lib/format";
import { useFormat } from "../../lib/taste";
import { useRead } from "../../query";
import type { Me } from "../../shell/session";
import { useSignOut } from "../../shell/session";
import { Button, Card, Reading } from "../../ui";
import { Password } from "./Password";
import styles from "./Settings.module.css";

/** Who is signed in, what the account may use, and its password. */
export function Profile() {
  const me = useRead("/api/v1/auth/me");
  return (
    <>
      <Reading of={me} height={180}>
        {(profile) => <Account profile={profile} />}
      </Reading>
      <Password />
    </>
  );
}

function Account({ profile }: { profile: Me }) {
  const { moment, count } = useFormat();
  const signOut = useSignOut();
  const { limits } = profile;
  const facts = [
    ["Name", profile.full_name],
    ["E-mail", profile.email],
    ["Role", profile.role === "ADMIN" ? "Administrator" : "User"],
    ["Plan", words(profile.tier)],
    ["Account since", moment(profile.created_at)],
    ["Portfolios", `${count(profile.portfolio_count)} of ${count(limits.max_portfolios)}`],
    [
      "Answers of the analyst this month",
      limits.max_ai_messages < 0
        ? `${count(limits.ai_messages_used)}, without a limit`
        : `${count(limits.ai_messages_used)} of ${count(limits.max_ai_messages)}`,
    ],
  ] as const;
  return (
    <Card
      title="Profile"
      note="Name and e-mail are changed by whoever runs this server."
      actions={<Button onClick={() => void signOut()}>Sign out</Button>}
    >
      <dl className={styles.facts}>
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
