package dev.sigmasight.server.onboarding;

import dev.sigmasight.server.portfolio.Portfolio;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An import to be remembered.
 *
 * @param mapping how the file is laid out, as JSON; null means as the template is
 * @param positions how many positions the file holds
 * @param createdPortfolio whether the portfolio begins with it
 * @param capitalDay when the starting capital was deposited before the file moved it back; null if
 *     it did not
 */
record NewImport(
    Portfolio portfolio,
    ImportRequest.File file,
    @Nullable String mapping,
    int positions,
    boolean createdPortfolio,
    @Nullable LocalDate capitalDay) {

  /** A file that a portfolio begins with. */
  static NewImport creating(
      Portfolio portfolio, ImportRequest.File file, @Nullable String mapping) {
    return new NewImport(portfolio, file, mapping, 0, true, null);
  }

  /** A file that is added to a portfolio. */
  static NewImport adding(Portfolio portfolio, ImportRequest.File file, @Nullable String mapping) {
    return new NewImport(portfolio, file, mapping, 0, false, null);
  }

  /** The same with so many positions. */
  NewImport with(int count) {
    return new NewImport(portfolio, file, mapping, count, createdPortfolio, capitalDay);
  }

  /** The same if the starting capital was deposited on a day and was moved back. */
  NewImport movedCapitalFrom(@Nullable LocalDate day) {
    return new NewImport(portfolio, file, mapping, positions, createdPortfolio, day);
  }
}
