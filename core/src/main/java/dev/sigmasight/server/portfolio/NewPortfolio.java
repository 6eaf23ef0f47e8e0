package dev.sigmasight.server.portfolio;

import dev.sigmasight.kernel.PortfolioId;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A portfolio to be created.
 *
 * @param initialEquity starting capital, not negative; null if it is not known
 * @param firstDay when it is deposited; moved back by the first position that is older
 */
public record NewPortfolio(
    PortfolioId id,
    String name,
    String accountName,
    AccountType accountType,
    @Nullable String description,
    String currency,
    boolean active,
    @Nullable BigDecimal initialEquity,
    LocalDate firstDay) {

  /** The currency of a portfolio that names none. */
  public static final String USUAL_CURRENCY = "USD";

  public NewPortfolio {
    name = name.strip();
    accountName = accountName.strip();
    description = description == null || description.isBlank() ? null : description.strip();
  }
}
