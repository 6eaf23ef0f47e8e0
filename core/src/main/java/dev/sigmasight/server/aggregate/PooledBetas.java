package dev.sigmasight.server.aggregate;

import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.server.aggregate.PoolViews.Beta;
import dev.sigmasight.server.aggregate.PoolViews.BetaPart;
import dev.sigmasight.server.analytics.MarketBetas;
import dev.sigmasight.server.analytics.OpenLine;
import dev.sigmasight.server.analytics.OpenLines;
import dev.sigmasight.server.overview.Rounded;
import dev.sigmasight.server.overview.Trust;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Beta of several portfolios as one. */
@Component
public class PooledBetas {
  private final OpenLines lines;
  private final MarketBetas betas;

  PooledBetas(OpenLines lines, MarketBetas betas) {
    this.lines = lines;
    this.betas = betas;
  }

  /**
   * Betas of the whole and of each.
   *
   * @param lines of all
   */
  record Held(
      MarketBetas.@Nullable Held whole,
      Map<PortfolioId, MarketBetas.Held> each,
      Map<PortfolioId, List<OpenLine>> lines) {}

  Held held(Pool pool) {
    if (pool.isEmpty()) {
      return new Held(null, Map.of(), Map.of());
    }
    Map<PortfolioId, List<OpenLine>> open = lines.of(pool.ids(), pool.session());
    List<OpenLine> all = open.values().stream().flatMap(List::stream).toList();
    MarketBetas.Fits fits = betas.fits(pool.session(), all);
    Map<PortfolioId, MarketBetas.Held> each = new HashMap<>();
    pool.valued()
        .forEach(
            valued ->
                each.put(
                    valued.id(),
                    fits.of(valued.close().nav(), open.getOrDefault(valued.id(), List.of()))));
    return new Held(fits.of(Objects.requireNonNull(pool.nav()), all), each, open);
  }

  /** Of these portfolios as one. */
  public Beta of(Pool pool) {
    Trust trust = PoolTrust.of(pool);
    Held held = held(pool);
    MarketBetas.Held whole = held.whole();
    BigDecimal nav = Rounded.moneyOrNull(pool.nav());
    Map<PortfolioId, Double> weights = pool.weights();
    return new Beta(
        whole == null ? null : Rounded.figure(whole.beta()),
        whole == null || whole.whole() == null ? null : Rounded.figure(whole.whole().rSquared()),
        whole == null || whole.whole() == null ? null : whole.whole().observations(),
        whole == null ? null : Rounded.figure(whole.coverage()),
        nav,
        nav,
        pool.members().size(),
        pool.members().stream()
            .map(member -> part(pool, member, held.each().get(member.id()), weights))
            .toList(),
        "pooled_positions",
        "sum of delta value x beta / sum of net asset values = sum of weight x beta",
        MarketBetas.SESSIONS,
        whole == null ? pool.whyNone() : whole.reason(),
        trust.asOf(),
        trust.dataThrough(),
        trust.quality(),
        trust.reason());
  }

  private static BetaPart part(
      Pool pool, Member member, MarketBetas.@Nullable Held held, Map<PortfolioId, Double> weights) {
    Valued.Close close = pool.close(member);
    return new BetaPart(
        member.id().value(),
        member.name(),
        member.accountName(),
        member.accountType(),
        Parts.value(close),
        Rounded.figure(weights.get(member.id())),
        held == null ? null : Rounded.figure(held.beta()),
        held == null ? null : contribution(held, pool.nav()),
        held == null ? null : Rounded.figure(held.coverage()),
        held == null ? Parts.reason(pool, member, close) : held.reason());
  }

  /**
   * Its dollars over the value of all: weight × beta, known even if its own value is not positive.
   */
  private static @Nullable BigDecimal contribution(
      MarketBetas.Held held, @Nullable BigDecimal nav) {
    Double dollars = held.dollars();
    return dollars == null ? null : Rounded.ratio(BigDecimal.valueOf(dollars), nav, 6);
  }
}
