package dev.sigmasight.server.aggregate;

import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.server.aggregate.PoolViews.Breakdown;
import dev.sigmasight.server.aggregate.PoolViews.Metrics;
import dev.sigmasight.server.aggregate.PoolViews.Overview;
import dev.sigmasight.server.aggregate.PoolViews.Piece;
import dev.sigmasight.server.overview.Rounded;
import dev.sigmasight.server.overview.Trust;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What several portfolios are worth together. */
public final class PooledValues {
  private PooledValues() {}

  /** Sums. */
  public static Overview overview(Pool pool) {
    Trust trust = PoolTrust.of(pool);
    BigDecimal nav = Rounded.moneyOrNull(pool.nav());
    return new Overview(
        nav,
        nav,
        pool.members().size(),
        Parts.of(pool),
        pool.isEmpty() ? null : metrics(pool),
        trust.asOf(),
        trust.dataThrough(),
        trust.quality(),
        trust.reason());
  }

  private static Metrics metrics(Pool pool) {
    BigDecimal gross = pool.sum(Valued.Close::gross);
    boolean costs = pool.valued().stream().allMatch(each -> each.close().unrealized() != null);
    return new Metrics(
        Rounded.money(pool.sum(Valued.Close::cash)),
        Rounded.money(pool.sum(Valued.Close::longValue)),
        Rounded.money(pool.sum(Valued.Close::shortValue)),
        Rounded.money(gross),
        Rounded.money(pool.sum(close -> close.longValue().add(close.shortValue()))),
        Rounded.ratio(gross, pool.nav(), 4),
        Rounded.money(pool.sum(Valued.Close::pnl)),
        dailyReturn(pool),
        Rounded.money(pool.sum(Valued.Close::cumulativePnl)),
        costs ? Rounded.money(pool.sum(close -> Objects.requireNonNull(close.unrealized()))) : null,
        pool.valued().stream().mapToInt(each -> each.close().positions()).sum());
  }

  /** {@code Σ pnl / Σ NAV of the close before}, which is NAV less P&L and flow. */
  private static @Nullable BigDecimal dailyReturn(Pool pool) {
    boolean all = pool.valued().stream().allMatch(each -> each.close().dailyReturn() != null);
    return all
        ? Rounded.ratio(
            pool.sum(Valued.Close::pnl),
            pool.sum(close -> close.nav().subtract(close.pnl()).subtract(close.flow())),
            6)
        : null;
  }

  static Breakdown breakdown(Pool pool) {
    Trust trust = PoolTrust.of(pool);
    BigDecimal nav = Rounded.moneyOrNull(pool.nav());
    Map<PortfolioId, Double> weights = pool.weights();
    return new Breakdown(
        nav,
        nav,
        pool.members().size(),
        pool.members().stream().map(member -> piece(pool, member, weights)).toList(),
        new PoolViews.Summary(
            weights.isEmpty()
                ? null
                : Rounded.figure(weights.values().stream().mapToDouble(each -> each).sum()),
            average(pool)),
        trust.asOf(),
        trust.dataThrough(),
        trust.quality(),
        trust.reason());
  }

  private static @Nullable BigDecimal average(Pool pool) {
    BigDecimal nav = pool.nav();
    return nav == null
        ? null
        : Rounded.money(
            nav.divide(BigDecimal.valueOf(pool.valued().size()), MathContext.DECIMAL128));
  }

  private static Piece piece(Pool pool, Member member, Map<PortfolioId, Double> weights) {
    Valued.Close close = pool.close(member);
    Double weight = weights.get(member.id());
    BigDecimal value = Parts.value(close);
    return new Piece(
        member.id().value(),
        member.id().value(),
        member.name(),
        member.accountName(),
        member.accountType(),
        member.currency(),
        value,
        Rounded.figure(weight),
        weight == null
            ? null
            : BigDecimal.valueOf(100 * weight).setScale(2, RoundingMode.HALF_EVEN),
        value,
        close == null ? null : close.positions(),
        money(close, Valued.Close::pnl),
        close == null || close.dailyReturn() == null
            ? null
            : close.dailyReturn().setScale(6, RoundingMode.HALF_EVEN),
        money(close, Valued.Close::cumulativePnl),
        close == null ? null : Rounded.ratio(close.gross(), close.nav(), 4),
        Parts.reason(pool, member, close));
  }

  private static @Nullable BigDecimal money(
      Valued.@Nullable Close close, Function<Valued.Close, BigDecimal> figure) {
    return close == null ? null : Rounded.money(figure.apply(close));
  }
}
