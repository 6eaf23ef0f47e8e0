package dev.sigmasight.server.view;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.market.calendar.TradingCalendar;
import dev.sigmasight.server.coredb.CoreDb;
import dev.sigmasight.server.overview.Quality;
import dev.sigmasight.server.overview.Rounded;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** All portfolios of an account in one: what adds up; the rest says that it needs one of them. */
@Component
class AllPages {
  private static final String ONE =
      "This page needs one portfolio: put the id of one of them in the place of all.";

  private final CoreDb db;
  private final TradingCalendar calendar;
  private final Clock clock;

  AllPages(CoreDb db, TradingCalendar calendar, Clock clock) {
    this.db = db;
    this.calendar = calendar;
    this.clock = clock;
  }

  /** The newest valid close of a portfolio; null where there is none. */
  private record Close(
      UUID id,
      String name,
      String currency,
      @Nullable LocalDate day,
      @Nullable BigDecimal nav,
      @Nullable BigDecimal cash,
      @Nullable BigDecimal longValue,
      @Nullable BigDecimal shortValue) {}

  private List<Close> closes(AccountId owner) {
    return db.sql(
            """
            select f.id, f.name, f.currency, s.on_date, s.nav, s.cash, s.long_value, s.short_value
            from portfolio f left join lateral (
              select * from portfolio_snapshot o
              where o.portfolio_id = f.id and (f.recompute_from is null or o.on_date < f.recompute_from)
              order by o.on_date desc limit 1) s on true
            where f.account_id = :owner and f.active and f.deleted_at is null
            order by f.created_at, f.id
            """)
        .param("owner", owner.value())
        .query(
            (row, number) ->
                new Close(
                    row.getObject("id", UUID.class),
                    row.getString("name"),
                    row.getString("currency"),
                    row.getObject("on_date", LocalDate.class),
                    row.getBigDecimal("nav"),
                    row.getBigDecimal("cash"),
                    row.getBigDecimal("long_value"),
                    row.getBigDecimal("short_value")))
        .list();
  }

  /** A page that cannot be said of several portfolios. */
  ViewPage unavailable(AccountId owner, String view) {
    List<Close> closes = closes(owner);
    return page(new Page("all", view), closes, ONE);
  }

  /** Sums over the portfolios. */
  ViewPage overview(AccountId owner) {
    List<Close> closes = closes(owner);
    Page page = new Page("all", "overview");
    String refusal = refusal(closes);
    if (refusal == null) {
      Numbers numbers = numbers(closes);
      page.figure("net_asset_value", sum(closes, Close::nav, numbers));
      page.figure("cash_balance", sum(closes, Close::cash, numbers));
      page.figure("long_exposure", sum(closes, Close::longValue, numbers));
      page.figure("short_exposure", sum(closes, Close::shortValue, numbers));
    }
    return page(page, closes, refusal);
  }

  private static @Nullable String refusal(List<Close> closes) {
    if (closes.isEmpty()) {
      return "There are no active portfolios.";
    }
    List<String> without =
        closes.stream().filter(each -> each.day() == null).map(Close::name).toList();
    if (!without.isEmpty()) {
      return "Nothing is computed of " + String.join(", ", without) + ".";
    }
    if (closes.stream().map(Close::day).distinct().count() > 1) {
      return "The portfolios are computed up to different days.";
    }
    return closes.stream().map(Close::currency).distinct().count() > 1
        ? "The portfolios have different currencies."
        : null;
  }

  private ViewNumber sum(
      List<Close> closes, Function<Close, @Nullable BigDecimal> amount, Numbers numbers) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Close each : closes) {
      BigDecimal one = amount.apply(each);
      sum = one == null ? sum : sum.add(one);
    }
    return numbers.money(Rounded.money(sum), Method.LEDGER);
  }

  private @Nullable LocalDate day(List<Close> closes) {
    return closes.stream()
        .map(each -> Optional.ofNullable(each.day()))
        .flatMap(Optional::stream)
        .min(LocalDate::compareTo)
        .orElse(null);
  }

  private boolean isLate(@Nullable LocalDate day) {
    return day != null && day.isBefore(calendar.lastCompletedSession(clock.instant()));
  }

  private Numbers numbers(List<Close> closes) {
    LocalDate day = day(closes);
    return new Numbers(day, quality(day), late(day));
  }

  private Quality quality(@Nullable LocalDate day) {
    if (day == null) {
      return Quality.UNAVAILABLE;
    }
    return isLate(day) ? Quality.STALE : Quality.FINAL;
  }

  private @Nullable String late(@Nullable LocalDate day) {
    return isLate(day) ? "Computed through " + day + ", not the last completed session." : null;
  }

  private ViewPage page(Page page, List<Close> closes, @Nullable String refusal) {
    page.table(
        "portfolios",
        closes.stream()
            .map(
                each ->
                    new Page.Row(each.id().toString())
                        .text("name", each.name())
                        .number(
                            "net_asset_value",
                            new Numbers(each.day(), quality(each.day()), late(each.day()))
                                .money(Rounded.moneyOrNull(each.nav()), Method.LEDGER))
                        .done())
            .toList());
    LocalDate day = refusal == null ? day(closes) : null;
    return page.done(day, day, quality(day), day == null ? refusal : late(day), refusal);
  }
}
