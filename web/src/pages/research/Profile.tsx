import { type ReactNode, useState } from "react";
import type { Schemas } from "../../api";
import { NONE, words } from "../../lib/format";
import { Button, Card, Chip, Empty } from "../../ui";
import { usePublicFormat } from "./figures";
import styles from "./Research.module.css";

type CompanyProfile = Schemas["CompanyProfile"];

/** Who is behind a symbol, and its figures as the provider states them. */
export function Profile({
  symbol,
  profile,
}: {
  symbol: string;
  profile: CompanyProfile | undefined;
}) {
  const { company, count, day, percent, plain, price } = usePublicFormat();
  const [open, setOpen] = useState(false);
  if (profile === undefined) {
    return (
      <Card id="company" title="Company">
        <Empty title={`No company profile of ${symbol}`}>
          The nightly run fetches profiles of what somebody holds and of the reference funds.
        </Empty>
      </Card>
    );
  }
  const unstated: string[] = [];
  const fact = (name: string, text: string, about?: string, more?: ReactNode) => {
    if (text === NONE) {
      unstated.push(name);
      return null;
    }
    return (
      <div title={about}>
        <dt>{name}</dt>
        <dd>
          {text}
          {more && <small>{more}</small>}
        </dd>
      </div>
    );
  };
  const fund = profile.is_etf === true || profile.is_fund === true;
  const facts = (
    <dl className={styles.tiles}>
      {fact("Market cap", company(profile.market_cap), "Value of all shares")}
      {fact("P/E", plain(profile.pe_ratio, { digits: 1 }), "Price over earnings per share")}
      {fact(
        "Forward P/E",
        plain(profile.forward_pe, { digits: 1 }),
        "Price over the earnings that analysts expect",
      )}
      {fact("Dividend yield", percent(profile.dividend_yield, { digits: 2 }))}
      {fact(
        "Beta of the provider",
        plain(profile.beta),
        "By the provider's own method; ours is under betas",
      )}
      {fact(
        "52 weeks",
        profile.week_52_low === null || profile.week_52_low === undefined
          ? NONE
          : `${price(profile.week_52_low)} to ${price(profile.week_52_high)}`,
      )}
      {!fund && fact("Gross margin", percent(profile.gross_margins))}
      {!fund && fact("Operating margin", percent(profile.operating_margins))}
      {!fund && fact("Net margin", percent(profile.profit_margins))}
      {!fund && fact("Return on equity", percent(profile.return_on_equity))}
      {!fund && fact("Revenue growth", percent(profile.revenue_growth, { signed: true }))}
      {!fund && fact("Next results", day(profile.next_earnings_date))}
      {!fund &&
        fact(
          "Analysts expect",
          price(profile.target_mean_price),
          "Mean target price over 12 months",
          `${price(profile.target_low_price)} to ${price(profile.target_high_price)}, ${count(profile.number_of_analyst_opinions)} analysts`,
        )}
      {!fund && fact("Recommendation", words(profile.recommendation_key))}
      {!fund && fact("Employees", count(profile.employees))}
      {!fund && fact("Chief executive", profile.ceo ?? NONE)}
    </dl>
  );
  return (
    <Card
      id="company"
      title={fund ? "Fund" : "Company"}
      asOf={profile.last_updated ?? null}
      note={`As ${profile.data_source ?? "its source"} states it.`}
      actions={profile.security_type ? <Chip>{words(profile.security_type)}</Chip> : null}
    >
      {profile.description ? (
        <div className={styles.note}>
          <p className={open ? undefined : styles.clamp}>{profile.description}</p>
          {profile.description.length > 320 && (
            <Button
              tone="quiet"
              aria-expanded={open}
              onClick={() => {
                setOpen(!open);
              }}
            >
              {open ? "Less" : "More"}
            </Button>
          )}
        </div>
      ) : null}
      {facts}
      {unstated.length > 0 && <p className="muted small">Not stated: {unstated.join(", ")}.</p>}
      {profile.website && /^https?:\/\//.test(profile.website) && (
        <p>
          <a href={profile.website} rel="noreferrer noopener" target="_blank">
            {profile.website.replace(/^https?:\/\/(www\.)?/, "").replace(/\/$/, "")}
          </a>
        </p>
      )}
    </Card>
  );
}
