package dev.sigmasight.server.marketdata;

import dev.sigmasight.server.coredb.CoreDb;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/**
 * Gaps that no source can fill, as the years before a first listing. They are left alone for 30
 * days. The last two weeks are not remembered, because a source may only be late.
 */
@Component
final class EmptyGaps {
  private static final Duration WAIT = Duration.ofDays(30);
  private static final int LATE_DAYS = 14;

  private final CoreDb db;
  private final Clock clock;

  EmptyGaps(CoreDb db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  /** The gaps without those that lie within one that these sources could not fill lately. */
  List<Gap> without(List<Gap> gaps, PriceSources sources) {
    Set<Integer> waiting = waiting(gaps, sources);
    return IntStream.range(0, gaps.size())
        .filter(i -> !waiting.contains(i))
        .mapToObj(gaps::get)
        .toList();
  }

  private Set<Integer> waiting(List<Gap> gaps, PriceSources sources) {
    return new HashSet<>(
        db.sql(
                """
                select number - 1
                from unnest(cast(:symbols as text[]), cast(:froms as date[]), cast(:tos as date[]))
                  with ordinality as gap (symbol, first, last, number)
                where exists (
                  select from price_gap_without_prices known
                  where known.symbol = gap.symbol and known.first_day <= gap.first
                    and known.last_day >= gap.last and known.sources = :sources
                    and known.ask_again_at > :now)
                """)
            .param("symbols", gaps.stream().map(Gap::symbol).toArray(String[]::new))
            .param("froms", gaps.stream().map(gap -> gap.from().toString()).toArray(String[]::new))
            .param("tos", gaps.stream().map(gap -> gap.to().toString()).toArray(String[]::new))
            .param("sources", sources.names())
            .param("now", clock.instant().atOffset(ZoneOffset.UTC))
            .query(Integer.class)
            .list());
  }

  /** Notes the old ones of the gaps that these sources have no price of. */
  void keep(Collection<Fetched.Nothing> gaps, PriceSources sources, LocalDate lastFinal) {
    gaps.stream()
        .filter(each -> each.gap().to().isBefore(lastFinal.minusDays(LATE_DAYS)))
        .forEach(each -> keep(each, sources));
  }

  private void keep(Fetched.Nothing nothing, PriceSources sources) {
    var now = clock.instant().atOffset(ZoneOffset.UTC);
    Gap gap = nothing.gap();
    db.sql("delete from price_gap_without_prices where symbol = :symbol and ask_again_at <= :now")
        .param("symbol", gap.symbol())
        .param("now", now)
        .update();
    db.sql(
            """
            insert into price_gap_without_prices
              (symbol, first_day, last_day, sources, reason, asked_at, ask_again_at)
            values (:symbol, :first, :last, :sources, :reason, :now, :again)
            on conflict (symbol, first_day, last_day) do update set sources = excluded.sources,
              reason = excluded.reason, asked_at = excluded.asked_at,
              ask_again_at = excluded.ask_again_at
            """)
        .param("symbol", gap.symbol())
        .param("first", gap.from())
        .param("last", gap.to())
        .param("sources", sources.names())
        .param("reason", nothing.reason())
        .param("now", now)
        .param("again", now.plus(WAIT))
        .update();
  }
}
