package dev.sigmasight.server.portfolio;

import dev.sigmasight.kernel.PortfolioId;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a client says about a new portfolio. */
record CreatePortfolio(
    @NotBlank @Size(max = 255) String name,
    @NotBlank @Size(max = 100) String accountName,
    @Schema(defaultValue = "taxable") @Nullable String accountType,
    @Size(max = 1000) @Nullable String description,
    @Schema(defaultValue = "USD") @Pattern(regexp = "[A-Za-z]{3}") @Nullable String currency,
    @Schema(description = "starting capital in the portfolio's currency")
        @DecimalMin("0")
        @DecimalMax("1000000000000")
        @Digits(integer = 13, fraction = 4)
        @Nullable BigDecimal equityBalance,
    @Schema(defaultValue = "true") @Nullable Boolean isActive) {

  NewPortfolio on(LocalDate day) {
    return new NewPortfolio(
        new PortfolioId(UUID.randomUUID()),
        name,
        accountName,
        accountType == null ? AccountType.TAXABLE : AccountType.read(accountType),
        description,
        currency == null ? NewPortfolio.USUAL_CURRENCY : currency.toUpperCase(Locale.ROOT),
        isActive == null || isActive,
        equityBalance,
        day);
  }
}
