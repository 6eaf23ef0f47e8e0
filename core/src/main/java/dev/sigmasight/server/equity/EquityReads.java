package dev.sigmasight.server.equity;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.kernel.Problem;
import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.server.equity.EquityChangeRows.Flows;
import dev.sigmasight.server.portfolio.Portfolios;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads contributions and withdrawals of portfolios that are the owner's and not deleted. */
@Component
final class EquityReads {
  private final Portfolios portfolios;
  private final EquityChangeRows rows;

  EquityReads(Portfolios portfolios, EquityChangeRows rows) {
    this.portfolios = portfolios;
    this.rows = rows;
  }

  /**
   * Makes sure that a portfolio is there.
   *
   * @throws EquityUnknown if it is not the owner's, or deleted
   */
  void kept(AccountId owner, PortfolioId portfolio) {
    try {
      var _ = portfolios.kept(owner, portfolio);
    } catch (ProblemException failure) {
      if (failure.problem() instanceof Problem.NotFound) {
        throw EquityUnknown.portfolio();
      }
      throw failure;
    }
  }

  /** What the pages of a list show of it. */
  record Page(List<EquityChange> items, int number, int size, long total) {
    Page {
      items = List.copyOf(items);
    }
  }

  /** A page, newest first. */
  Page page(
      AccountId owner, PortfolioId portfolio, Period period, boolean deleted, EquityPaging paging) {
    kept(owner, portfolio);
    return new Page(
        rows.page(portfolio, period, deleted, paging.size(), paging.offset()),
        paging.page(),
        paging.size(),
        rows.count(portfolio, period, deleted));
  }

  /** All that are not deleted, oldest first. */
  List<EquityChange> all(AccountId owner, PortfolioId portfolio, Period period) {
    kept(owner, portfolio);
    return rows.all(portfolio, period);
  }

  /**
   * One of them.
   *
   * @throws EquityUnknown if there is none, or it is deleted and deleted ones were not asked for
   */
  EquityChange one(AccountId owner, PortfolioId portfolio, UUID id, boolean deleted) {
    kept(owner, portfolio);
    return rows.byId(portfolio, id)
        .filter(each -> deleted || each.deletedAt() == null)
        .orElseThrow(EquityUnknown::change);
  }

  /**
   * Sums.
   *
   * @param last the newest change of the period; null without one
   */
  record Summary(Flows asked, @Nullable EquityChange last, Flows days30, Flows days90) {}

  /** What was paid in and out in a period, and in the last 30 and 90 days. */
  Summary summary(AccountId owner, PortfolioId portfolio, Period period, LocalDate today) {
    kept(owner, portfolio);
    List<Flows> flows =
        rows.flows(
            portfolio,
            List.of(
                period,
                new Period(today.minusDays(30), today),
                new Period(today.minusDays(90), today)));
    EquityChange last = rows.page(portfolio, period, false, 1, 0).stream().findFirst().orElse(null);
    return new Summary(flows.get(0), last, flows.get(1), flows.get(2));
  }
}
