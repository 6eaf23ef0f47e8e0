package dev.sigmasight.server.option;

import dev.sigmasight.market.calendar.TradingCalendar;
import dev.sigmasight.market.option.OptionQuote;
import dev.sigmasight.server.coredb.CoreDb;
import dev.sigmasight.server.marketdata.PriceOrigin;
import dev.sigmasight.server.marketdata.PricesChanged;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** The table of option quotes. */
@Component
public class OptionQuoteStore {
  private static final int PRICE_SCALE = 8;
  private static final int RATIO_SCALE = 10;
  private static final BigDecimal TOO_LARGE = BigDecimal.TEN.pow(8);

  private final CoreDb db;
  private final TradingCalendar calendar;
  private final Clock clock;
  private final ApplicationEventPublisher events;

  OptionQuoteStore(
      CoreDb db, TradingCalendar calendar, Clock clock, ApplicationEventPublisher events) {
    this.db = db;
    this.calendar = calendar;
    this.clock = clock;
    this.events = events;
  }

  /** Quotes of contracts from one day to another, both included. */
  public OptionQuotes load(Collection<Long> contracts, LocalDate from, LocalDate to) {
    Map<Long, NavigableMap<LocalDate, StoredQuote>> quotes = new HashMap<>();
    if (contracts.isEmpty()) {
      return new OptionQuotes(calendar, quotes);
    }
    db.sql(
            """
            select instrument_id, on_date, mark, implied_volatility, source, is_final from option_quote
            where instrument_id = any (:contracts) and on_date between :from and :to
            """)
        .param("contracts", contracts.toArray(Long[]::new))
        .param("from", from)
        .param("to", to)
        .query(
            row -> {
              LocalDate on = row.getObject("on_date", LocalDate.class);
              StoredQuote quote =
                  new StoredQuote(
                      on,
                      Optional.ofNullable(row.getBigDecimal("mark")),
                      Optional.ofNullable(row.getBigDecimal("implied_volatility"))
                          .map(BigDecimal::doubleValue),
                      row.getString("source"),
                      row.getBoolean("is_final"));
              quotes
                  .computeIfAbsent(row.getLong("instrument_id"), _ -> new TreeMap<>())
                  .put(on, quote);
            });
    return new OptionQuotes(calendar, quotes);
  }

  /** Those of the contracts that have a final quote of a session. */
  Set<Long> quoted(Collection<Long> contracts, LocalDate session) {
    return new HashSet<>(
        db.sql(
                """
                select instrument_id from option_quote
                where instrument_id = any (:contracts) and on_date = :session and is_final
                """)
            .param("contracts", contracts.toArray(Long[]::new))
            .param("session", session)
            .query(Long.class)
            .list());
  }

  /** Says that contracts have other quotes than before, inside the transaction that stored them. */
  void tell(Collection<String> contracts, LocalDate session) {
    if (!contracts.isEmpty()) {
      events.publishEvent(
          new PricesChanged(
              contracts.stream().collect(Collectors.toMap(symbol -> symbol, _ -> session))));
    }
  }

  /** Stores a quote; one of a better origin stays, unless it is provisional and this one final. */
  boolean store(long contract, LocalDate session, Marked marked, PriceOrigin origin, boolean last) {
    OptionQuote quote = marked.quote();
    return db.sql(
                """
                insert into option_quote as stored (instrument_id, on_date, bid, ask, last, mark, mark_kind,
                  provider_volatility, implied_volatility, volatility_status, provider_delta, delta,
                  open_interest, volume, underlying_price, multiplier, as_of, source, source_rank,
                  is_final, fetched_at)
                values (:contract, :session, :bid, :ask, :last, :mark, :kind, :providerVolatility, :volatility,
                  :status, :providerDelta, :delta, :openInterest, :volume, :underlying, :multiplier, :asOf,
                  :source, :rank, :final, :now)
                on conflict (instrument_id, on_date) do update set bid = excluded.bid, ask = excluded.ask,
                  last = excluded.last, mark = excluded.mark, mark_kind = excluded.mark_kind,
                  provider_volatility = excluded.provider_volatility,
                  implied_volatility = excluded.implied_volatility,
                  volatility_status = excluded.volatility_status, provider_delta = excluded.provider_delta,
                  delta = excluded.delta, open_interest = excluded.open_interest, volume = excluded.volume,
                  underlying_price = excluded.underlying_price, multiplier = excluded.multiplier,
                  as_of = excluded.as_of, source = excluded.source, source_rank = excluded.source_rank,
                  is_final = excluded.is_final, fetched_at = excluded.fetched_at
                where (excluded.is_final or not stored.is_final)
                  and (stored.source_rank >= excluded.source_rank or stored.is_final <> excluded.is_final)
                """)
            .param("contract", contract)
            .param("session", session)
            .param("bid", price(quote.bid()))
            .param("ask", price(quote.ask()))
            .param("last", price(quote.last()))
            .param("mark", marked.mark())
            .param("kind", marked.kind() == null ? null : marked.kind().name())
            .param("providerVolatility", ratio(quote.impliedVolatility()))
            .param("volatility", ratio(decimal(marked.volatility())))
            .param("status", marked.status())
            .param("providerDelta", ratio(marked.providerDelta()))
            .param("delta", ratio(decimal(marked.delta())))
            .param("openInterest", quote.openInterest())
            .param("volume", quote.volume())
            .param("underlying", price(marked.spot()))
            .param("multiplier", quote.multiplier())
            .param("asOf", utc(quote.asOf()))
            .param("source", origin.key())
            .param("rank", origin.rank())
            .param("final", last)
            .param("now", clock.instant().atOffset(ZoneOffset.UTC))
            .update()
        == 1;
  }

  private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }

  private static @Nullable BigDecimal decimal(@Nullable Double value) {
    return value == null ? null : BigDecimal.valueOf(value);
  }

  private static @Nullable BigDecimal price(@Nullable BigDecimal value) {
    return value == null || value.signum() < 0 || value.compareTo(TOO_LARGE) >= 0
        ? null
        : value.setScale(PRICE_SCALE, RoundingMode.HALF_EVEN);
  }

  private static @Nullable BigDecimal ratio(@Nullable BigDecimal value) {
    return value == null || value.abs().compareTo(BigDecimal.TEN.pow(3)) > 0
        ? null
        : value.setScale(RATIO_SCALE, RoundingMode.HALF_EVEN);
  }
}
