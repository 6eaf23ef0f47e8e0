package dev.sigmasight.server.view;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.server.aggregate.Member;
import dev.sigmasight.server.aggregate.Pool;
import dev.sigmasight.server.aggregate.PoolTrust;
import dev.sigmasight.server.aggregate.Pools;
import dev.sigmasight.server.aggregate.Valued;
import dev.sigmasight.server.overview.Quality;
import dev.sigmasight.server.overview.Rounded;
import dev.sigmasight.server.overview.Trust;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** All active portfolios of an account as one book: every page ends with the portfolios in it. */
@Component
class AllPages {
  private static final String ONE =
      "%s of several portfolios as one: put the id of one of them in the place of all.";

  private final Pools pools;

  AllPages(Pools pools) {
    this.pools = pools;
  }

  /** Fills a page of a pool that has something to show. */
  interface Filler {
    /** Why there is nothing on the page; null if there is something. */
    @Nullable String fill(Page page, Pool pool, Numbers numbers);
  }

  /** A page of all, as of a day; null for the newest. */
  ViewPage page(AccountId owner, String view, @Nullable LocalDate asOf, Filler filler) {
    Pool pool = pools.analysedOn(owner, asOf);
    Page page = new Page("all", view);
    Trust trust = PoolTrust.of(pool);
    Numbers numbers = new Numbers(trust.asOf(), trust.quality(), trust.reason());
    String reason = pool.isEmpty() ? pool.whyNone() : filler.fill(page, pool, numbers);
    page.table("portfolios", portfolios(pool, numbers));
    return page.done(trust.asOf(), trust.dataThrough(), trust.quality(), trust.reason(), reason);
  }

  /** A page that cannot be said of several portfolios. */
  ViewPage unavailable(AccountId owner, String view, String what) {
    Pool pool = pools.analysedOn(owner, null);
    Page page = new Page("all", view);
    page.table("portfolios", portfolios(pool, numbers(pool)));
    return page.done(null, null, Quality.UNAVAILABLE, ONE.formatted(what), ONE.formatted(what));
  }

  private static Numbers numbers(Pool pool) {
    Trust trust = PoolTrust.of(pool);
    return new Numbers(trust.asOf(), trust.quality(), trust.reason());
  }

  private static List<ViewPage.Row> portfolios(Pool pool, Numbers numbers) {
    Map<PortfolioId, Double> weights = pool.weights();
    return pool.members().stream()
        .map(member -> portfolio(pool, member, weights.get(member.id()), numbers))
        .toList();
  }

  private static ViewPage.Row portfolio(
      Pool pool, Member member, @Nullable Double weight, Numbers numbers) {
    Valued.Close close = pool.close(member);
    BigDecimal nav = close == null ? null : Rounded.money(close.nav());
    LocalDate newest = member.newest();
    String why = pool.isEmpty() ? pool.whyNone() : Pools.NOTHING;
    return new Page.Row(member.id().toString())
        .text("name", member.name())
        .text("account_name", member.accountName())
        .text("account_type", member.accountType())
        .text("currency", member.currency())
        .text("computed_through", newest == null ? null : newest.toString())
        .number(
            "net_asset_value",
            numbers.of("currency", nav, Method.LEDGER, why, Numbers.Beside.NOTHING))
        .number(
            "weight_of_all",
            numbers.of(
                "ratio", Rounded.figure(weight), Method.AGGREGATES, why, Numbers.Beside.NOTHING))
        .done();
  }
}
