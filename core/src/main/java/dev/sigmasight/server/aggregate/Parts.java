package dev.sigmasight.server.aggregate;

import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.server.overview.Rounded;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The portfolios of an answer. */
final class Parts {
  private Parts() {}

  static List<PoolViews.Part> of(Pool pool) {
    Map<PortfolioId, Double> weights = pool.weights();
    return pool.members().stream()
        .map(
            member -> {
              Valued.Close close = pool.close(member);
              return new PoolViews.Part(
                  member.id().value(),
                  member.id().value(),
                  member.name(),
                  member.accountName(),
                  member.accountType(),
                  member.currency(),
                  value(close),
                  Rounded.figure(weights.get(member.id())),
                  member.newest(),
                  reason(pool, member, close));
            })
        .toList();
  }

  static @Nullable BigDecimal value(Valued.@Nullable Close close) {
    return close == null ? null : Rounded.money(close.nav());
  }

  /** Why nothing is known of a portfolio; null if something is. */
  static @Nullable String reason(Pool pool, Member member, Valued.@Nullable Close close) {
    if (close != null) {
      return null;
    }
    if (pool.isEmpty()) {
      return pool.whyNone();
    }
    return member.newest() == null
        ? member.whyNothing()
        : "It has no results of " + pool.session() + ", the oldest common session.";
  }
}
