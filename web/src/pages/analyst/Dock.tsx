import { Link, useRouterState } from "@tanstack/react-router";
import { Plus } from "lucide-react";
import { useState } from "react";
import { ALL } from "../../shell/scope";
import { Button } from "../../ui";
import { Conversation } from "./Conversation";
import styles from "./Dock.module.css";

// the conversation beside the pages stays the same while one looks at another page
let remembered: string | null = null;

/** The analyst beside any page. */
export default function Dock({ scope, page }: { scope: string; page: string }) {
  const [thread, setThread] = useState(remembered);
  const [fresh, setFresh] = useState(0);
  const route = useRouterState({ select: (state) => state.location.pathname });
  const one = scope === ALL ? [] : [scope];
  const choose = (next: string | null) => {
    remembered = next;
    setThread(next);
  };
  return (
    <div className={styles.dock} data-dock>
      <div className={styles.tools}>
        {thread !== null && (
          <>
            <Button
              tone="quiet"
              onClick={() => {
                choose(null);
                setFresh(fresh + 1);
              }}
            >
              <Plus size={16} aria-hidden /> New
            </Button>
            <Link to="/analyst/$thread" params={{ thread }}>
              Open the whole page
            </Link>
          </>
        )}
        {thread === null && <Link to="/analyst">All conversations</Link>}
      </div>
      <Conversation
        key={`${thread ?? "new"}-${String(fresh)}`}
        thread={thread}
        page={page}
        portfolios={one}
        context={{
          page_hint: page,
          route,
          ...(scope === ALL ? {} : { portfolio_id: scope }),
        }}
        onThread={choose}
        atOnce
      />
    </div>
  );
}
