package dev.sigmasight.server.data;

import dev.sigmasight.server.coredb.CoreDb;
import dev.sigmasight.server.data.Bars.Bar;
import dev.sigmasight.server.data.FactorFundViews.FundHistory;
import dev.sigmasight.server.data.FactorFundViews.FundView;
import dev.sigmasight.server.data.FactorFundViews.Funds;
import dev.sigmasight.server.data.FactorFundViews.FundsMeta;
import dev.sigmasight.server.ledger.Scale;
import dev.sigmasight.server.marketdata.Prices;
import dev.sigmasight.server.marketdata.ReturnSeries;
import dev.sigmasight.server.overview.Trust;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Prices and total returns of the funds that stand for factors. */
@Component
class FactorFunds {
  private static final int DECIMALS = 6;

  private final CoreDb db;
  private final Bars bars;
  private final Prices prices;
  private final Sessions sessions;

  FactorFunds(CoreDb db, Bars bars, Prices prices, Sessions sessions) {
    this.db = db;
    this.bars = bars;
    this.prices = prices;
    this.sessions = sessions;
  }

  /**
   * @param lookback sessions
   */
  Funds of(List<FactorFund> wanted, int lookback) {
    List<LocalDate> days = sessions.newest(lookback + 1); // the first return needs a price before
    LocalDate last = days.getLast();
    LocalDate first = days.get(Math.min(1, days.size() - 1));
    List<String> symbols = wanted.stream().map(FactorFund::symbol).toList();
    Map<String, List<Bar>> found = bars.between(symbols, first, last);
    var history = prices.load(symbols, days.getFirst(), last);
    Map<String, Listing> listings = listings(symbols);
    Map<String, FundView> views = new LinkedHashMap<>();
    for (FactorFund fund : wanted) {
      List<Bar> own = found.get(fund.symbol());
      if (own != null) {
        views.put(
            fund.symbol(),
            view(fund, own, history.totalReturns(fund.symbol()), listings.get(fund.symbol())));
      }
    }
    Trust trust =
        PriceTrust.of(
            last,
            last,
            Histories.points(found),
            symbols.stream().filter(symbol -> !found.containsKey(symbol)).toList());
    return new Funds(
        new FundsMeta("7-factor", views.size(), sessions.now(), lookback, first, last),
        views,
        trust.session(),
        trust.dataThrough(),
        trust.quality(),
        trust.reason());
  }

  private static FundView view(
      FactorFund fund, List<Bar> own, ReturnSeries returns, @Nullable Listing listing) {
    Bar bar = own.getLast();
    List<@Nullable BigDecimal> daily = daily(own, returns);
    BigDecimal newest = daily.getLast();
    return new FundView(
        fund.factor(),
        fund.symbol(),
        Scale.plain(bar.close()),
        Scale.plain(bar.open()),
        Scale.plain(bar.high()),
        Scale.plain(bar.low()),
        bar.volume(),
        bar.date(),
        bar.fetchedAt(),
        bar.source(),
        listing == null ? null : listing.exchange(),
        listing == null ? null : Scale.cents(listing.marketCap()),
        newest,
        newest == null ? null : newest.movePointRight(2),
        newest == null ? "There is no comparable price of the session before." : null,
        new FundHistory(
            own.stream().map(Bar::date).toList(),
            new ArrayList<>(own.stream().map(each -> Scale.plain(each.close())).toList()),
            daily));
  }

  private static List<@Nullable BigDecimal> daily(List<Bar> own, ReturnSeries returns) {
    Map<LocalDate, BigDecimal> known = new HashMap<>();
    for (int i = 0; i < returns.size(); i++) {
      known.put(
          returns.date(i),
          BigDecimal.valueOf(returns.value(i)).setScale(DECIMALS, RoundingMode.HALF_EVEN));
    }
    List<@Nullable BigDecimal> daily = new ArrayList<>(own.size());
    own.forEach(bar -> daily.add(known.get(bar.date())));
    return daily;
  }

  private record Listing(@Nullable String exchange, @Nullable BigDecimal marketCap) {}

  private Map<String, Listing> listings(Collection<String> symbols) {
    Map<String, Listing> listings = new HashMap<>();
    db.sql(
            "select symbol, exchange, market_cap from company_profiles where symbol = any (:symbols)")
        .param("symbols", symbols.toArray(String[]::new))
        .query(
            row -> {
              listings.put(
                  row.getString("symbol"),
                  new Listing(row.getString("exchange"), row.getBigDecimal("market_cap")));
            });
    return listings;
  }
}
