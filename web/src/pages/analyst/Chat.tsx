import { useNavigate, useRouterState } from "@tanstack/react-router";
import { MessagesSquare } from "lucide-react";
import { useState } from "react";
import { useChange, useRead } from "../../query";
import { usePortfolios } from "../../shell/scope";
import { useMe } from "../../shell/session";
import { Button } from "../../ui";
import { setConsent, useConsent } from "./provider";
import { Conversation } from "./Conversation";
import { Threads } from "./Threads";
import styles from "./Analyst.module.css";

const LIST = "/api/v1/chat/conversations";
const MANNERS = [
  { id: "green", label: "Explains" },
  { id: "blue", label: "Brief" },
  { id: "indigo", label: "Tells a story" },
  { id: "violet", label: "Warns of risks" },
] as const;

/** The conversations and the one that is open. */
export function Chat({
  thread,
  ask,
  about,
  portfolio,
}: {
  thread: string | null;
  ask: string | undefined;
  about: string | undefined;
  portfolio: string | undefined;
}) {
  const navigate = useNavigate();
  const route = useRouterState({ select: (state) => state.location.pathname });
  const portfolios = usePortfolios().data ?? [];
  const [list, setList] = useState(false);
  const [manner, setManner] = useState("green");
  const chosen = portfolios.find((each) => each.id === portfolio)?.id;
  const newest = useRead(LIST, { query: { limit: 25 }, enabled: thread !== null });
  const listed = newest.data?.find((each) => each.id === thread);
  // an old conversation stands further down in the list
  const single = useRead("/api/v1/chat/conversations/{id}", {
    path: { id: thread ?? "" },
    enabled: thread !== null && newest.data !== undefined && listed === undefined,
  });
  const open = thread === null ? undefined : (listed ?? single.data);
  const about_ = thread === null ? (chosen === undefined ? [] : [chosen]) : open?.portfolio_ids;
  const mode = useChange("put", "/api/v1/chat/conversations/{id}/mode", [LIST]);
  const now = thread === null ? manner : (open?.mode ?? "green");

  return (
    <div className={styles.chat}>
      <Button
        className={styles.toggle ?? ""}
        aria-expanded={list}
        onClick={() => {
          setList(!list);
        }}
      >
        <MessagesSquare size={16} aria-hidden /> {list ? "Hide" : "Show"} the conversations
      </Button>
      <div
        className={styles.aside}
        data-open={list}
        onClick={(event) => {
          if (event.target instanceof Element && event.target.closest("a") !== null) {
            setList(false);
          }
        }}
      >
        <Threads current={thread} />
      </div>
      <div className={styles.talk}>
        <div className={styles.bar}>
          {thread === null ? (
            <label>
              About
              <select
                value={chosen ?? ""}
                onChange={(event) => {
                  const next = event.target.value === "" ? undefined : event.target.value;
                  void navigate({
                    to: ".",
                    search: (before: object) => ({ ...before, portfolio: next }),
                  });
                }}
              >
                <option value="">All portfolios</option>
                {portfolios.map((each) => (
                  <option key={each.id} value={each.id}>
                    {each.name}
                  </option>
                ))}
              </select>
            </label>
          ) : (
            open && (
              <span>
                About{" "}
                {open.portfolio_ids.length === 0
                  ? "all portfolios"
                  : open.portfolio_ids
                      .map((id) => portfolios.find((each) => each.id === id)?.name ?? "a portfolio")
                      .join(", ")}
              </span>
            )
          )}
          {single.error === null && (
            <label>
              Manner
              <select
                value={now}
                disabled={mode.isPending || (thread !== null && open === undefined)}
                onChange={(event) => {
                  if (thread === null) {
                    setManner(event.target.value);
                  } else {
                    mode.mutate({ path: { id: thread }, body: { mode: event.target.value } });
                  }
                }}
              >
                {MANNERS.map((each) => (
                  <option key={each.id} value={each.id}>
                    {each.label}
                  </option>
                ))}
              </select>
            </label>
          )}
          {mode.error && <span role="alert">Not saved: {mode.error.message}</span>}
          <Withdraw />
        </div>
        <Conversation
          key={`${thread ?? "new"} ${ask ?? ""}`}
          thread={thread}
          page="Analyst"
          mode={now}
          portfolios={about_ ?? []}
          context={{
            page_hint: "Analyst",
            route,
            ...(thread === null && chosen !== undefined ? { portfolio_id: chosen } : {}),
          }}
          ask={ask}
          about={about}
          onAbout={() =>
            void navigate({
              to: ".",
              replace: true,
              search: (before: object) => ({ ...before, ask: undefined, about: undefined }),
            })
          }
          onThread={(next) =>
            void navigate({ to: "/analyst/$thread", params: { thread: next }, replace: true })
          }
        />
      </div>
    </div>
  );
}

function Withdraw() {
  const me = useMe();
  const given = useConsent(me?.id);
  return given !== null && me !== undefined ? (
    <Button
      tone="quiet"
      onClick={() => {
        setConsent(me.id, null);
      }}
    >
      Withdraw the consent to {given}
    </Button>
  ) : null;
}
