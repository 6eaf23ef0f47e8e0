package dev.sigmasight.server.target;

import dev.sigmasight.server.overview.TargetReturns;
import dev.sigmasight.server.portfolio.Portfolio;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Tells the overview what the targets promise, as the summary of the targets does. */
@Component
final class PromisedReturns implements TargetReturns {
  private final TargetBooks books;
  private final TargetTotals totals;

  PromisedReturns(TargetBooks books, TargetTotals totals) {
    this.books = books;
    this.totals = totals;
  }

  @Override
  public Optional<Promised> of(Portfolio portfolio) {
    TargetBook book = books.of(portfolio.owner(), portfolio.id().value());
    return book.targets().isEmpty() ? Optional.empty() : Optional.of(promised(book));
  }

  private Promised promised(TargetBook book) {
    TargetTotals.Totals sums = totals.of(book);
    Map<String, String> reasons = new LinkedHashMap<>();
    return new Promised(
        sums.percent(sums.eoy().expectedReturn(), "expected_return_eoy", reasons),
        sums.percent(sums.next().expectedReturn(), "expected_return_next_year", reasons),
        sums.percent(sums.eoy().downsideReturn(), "downside_return", reasons),
        sums.coverage("coverage_pct", reasons),
        sums.covered(),
        sums.open(),
        book.lastUpdated(),
        reasons);
  }
}
