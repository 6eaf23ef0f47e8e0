import { Link, useParams } from "@tanstack/react-router";
import { Failure } from "../../api/client";
import { useRead } from "../../query";
import { Empty, Loading, Trouble } from "../../ui";
import { useAddress } from "./address";
import { Betas } from "./Betas";
import { Fundamentals } from "./Fundamentals";
import { Held } from "./Held";
import { InSight } from "../../ui/InSight";
import { MyTargets } from "./MyTargets";
import { PriceChart } from "./PriceChart";
import { Profile } from "./Profile";
import { sessionsOf } from "./prices";
import styles from "./Research.module.css";

/** All we know of a symbol, and what of it is held. */
export default function Company() {
  const params = useParams({ strict: false });
  const symbol = (params.symbol ?? "").trim().toUpperCase();
  const [search] = useAddress();
  const profiles = useRead("/api/v1/data/company-profiles", { query: { symbols: symbol } });
  const prices = useRead("/api/v1/data/prices/benchmark/{symbol}", {
    path: { symbol },
    query: { lookback_days: sessionsOf(search["window"]) },
    keep: true,
  });
  const profile = profiles.data?.profiles[0];
  const unknown = profiles.data !== undefined && profile === undefined;
  const refused = prices.error instanceof Failure && prices.error.status === 400;
  if (unknown && (refused || prices.data?.available === false)) {
    return (
      <div className="stack">
        <h1>{symbol}</h1>
        <Empty
          title={`Nothing is known of ${symbol}`}
          actions={
            <>
              <Link to="/research" search={{ q: symbol }}>
                Search for {symbol}
              </Link>
              <Link to="/research">All companies</Link>
            </>
          }
        >
          There is no company profile and no price of it here. Profiles and prices are fetched by
          the nightly run for what somebody holds. Check the spelling, or record a trade in it
          first.
        </Empty>
      </div>
    );
  }
  return (
    <div className="stack">
      <header className="spread">
        <div className={styles.head}>
          <h1>
            {symbol}
            {profile?.company_name ? (
              <span className={styles.name}> {profile.company_name}</span>
            ) : null}
          </h1>
          <p className="muted">
            <Link to="/research">Research</Link>
            {[profile?.sector, profile?.industry, profile?.exchange, profile?.country]
              .filter((each) => each !== null && each !== undefined && each !== "")
              .map((each) => ` · ${String(each)}`)
              .join("")}
          </p>
        </div>
        <TradeLink symbol={symbol} />
      </header>
      <PriceChart symbol={symbol} prices={prices} />
      {profiles.data === undefined ? (
        profiles.error ? (
          <Trouble error={profiles.error} retry={() => void profiles.refetch()} />
        ) : (
          <Loading height={240} />
        )
      ) : (
        <Profile symbol={symbol} profile={profile} />
      )}
      <InSight height={220}>
        <div className="stack">
          <Held symbol={symbol} />
          <MyTargets symbol={symbol} profile={profile} />
        </div>
      </InSight>
      <InSight height={280}>
        <Betas symbol={symbol} />
      </InSight>
      <InSight height={320}>
        <Fundamentals symbol={symbol} />
      </InSight>
    </div>
  );
}

function TradeLink({ symbol }: { symbol: string }) {
  return (
    <Link
      to="/p/$scope/holdings"
      params={{ scope: "all" }}
      search={{ trade: symbol }}
      className={styles.action}
    >
      Add a trade
    </Link>
  );
}
