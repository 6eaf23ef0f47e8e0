import { useRead } from "../../query";
import { Failure } from "../../api/client";
import { Card, Empty, Loading, Segments, Tabs, Trouble } from "../../ui";
import { useAddress } from "./address";
import { Estimates } from "./Estimates";
import { Statement } from "./Statement";
import { askedFor, BALANCE, CASH, type Frequency, INCOME } from "./statements";

const TABS = [
  { id: "income", label: "Income" },
  { id: "balance", label: "Balance sheet" },
  { id: "cash", label: "Cash flow" },
  { id: "estimates", label: "Analysts' estimates" },
] as const;

type Tab = (typeof TABS)[number]["id"];

/** What a company reports and what analysts expect. */
export function Fundamentals({ symbol }: { symbol: string }) {
  const [search, change] = useAddress();
  const tab: Tab = TABS.find((each) => each.id === search["statement"])?.id ?? "income";
  const frequency: Frequency = search["freq"] === "q" ? "q" : "a";
  return (
    <Card
      title="Fundamentals"
      actions={
        tab !== "estimates" && (
          <Segments
            label="Periods"
            options={[
              { id: "a", label: "Years" },
              { id: "q", label: "Quarters" },
            ]}
            value={frequency}
            onChange={(next: Frequency) => {
              change({ freq: next === "a" ? undefined : next }, { replace: true });
            }}
          />
        )
      }
    >
      <Tabs
        label="Fundamentals"
        tabs={TABS}
        value={tab}
        onChange={(next) => {
          change({ statement: next === "income" ? undefined : next }, { replace: true });
        }}
      >
        {tab === "income" && <IncomeTab symbol={symbol} frequency={frequency} />}
        {tab === "balance" && <BalanceTab symbol={symbol} frequency={frequency} />}
        {tab === "cash" && <CashTab symbol={symbol} frequency={frequency} />}
        {tab === "estimates" && <Estimates symbol={symbol} />}
      </Tabs>
    </Card>
  );
}

interface Asked {
  symbol: string;
  frequency: Frequency;
}

function placeOf({ symbol, frequency }: Asked) {
  return { path: { symbol }, query: { frequency, periods: askedFor(frequency) } };
}

function IncomeTab(asked: Asked) {
  const read = useRead("/api/v1/fundamentals/{symbol}/income-statement", placeOf(asked));
  return read.data ? (
    <Statement lines={INCOME} {...read.data} frequency={asked.frequency} />
  ) : (
    <NotYet read={read} />
  );
}

function BalanceTab(asked: Asked) {
  const read = useRead("/api/v1/fundamentals/{symbol}/balance-sheet", placeOf(asked));
  return read.data ? (
    <Statement lines={BALANCE} {...read.data} frequency={asked.frequency} />
  ) : (
    <NotYet read={read} />
  );
}

function CashTab(asked: Asked) {
  const read = useRead("/api/v1/fundamentals/{symbol}/cash-flow", placeOf(asked));
  return read.data ? (
    <Statement lines={CASH} {...read.data} frequency={asked.frequency} />
  ) : (
    <NotYet read={read} />
  );
}

/** Waiting, or the server's own words for why there is none. */
export function NotYet({ read }: { read: { error: Error | null; refetch: () => unknown } }) {
  if (read.error === null) {
    return <Loading height={260} />;
  }
  return read.error instanceof Failure && read.error.status === 404 ? (
    <Empty title="Nothing is stored">{read.error.message}</Empty>
  ) : (
    <Trouble error={read.error} retry={() => void read.refetch()} />
  );
}
