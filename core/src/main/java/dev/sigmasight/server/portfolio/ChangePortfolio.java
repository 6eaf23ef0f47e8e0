package dev.sigmasight.server.portfolio;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What a client wants to be different; what it leaves out stays. */
record ChangePortfolio(
    @Pattern(regexp = "(?s).*\\S.*", message = "must not be blank") @Size(max = 255)
        @Nullable String name,
    @Pattern(regexp = "(?s).*\\S.*", message = "must not be blank") @Size(max = 100)
        @Nullable String accountName,
    @Nullable String accountType,
    @Size(max = 1000) @Nullable String description,
    @Pattern(regexp = "[A-Za-z]{3}") @Nullable String currency,
    @Schema(
            description =
                "corrects the starting capital, in the portfolio's currency; the current equity"
                    + " means no change")
        @DecimalMin("0")
        @DecimalMax("1000000000000")
        @Digits(integer = 13, fraction = 4)
        @Nullable BigDecimal equityBalance,
    @Schema(description = "all three together: one that is left out or null is removed") @Valid
        @Nullable StateLimits exposureLimits,
    @Nullable Boolean isActive) {

  /**
   * @param shown what the client was shown as the equity balance
   */
  PortfolioChange change(@Nullable BigDecimal shown) {
    boolean sameEquity =
        equityBalance != null && shown != null && equityBalance.compareTo(shown) == 0;
    return new PortfolioChange(
        name,
        accountName,
        accountType == null ? null : AccountType.read(accountType),
        description,
        currency,
        sameEquity ? null : equityBalance,
        exposureLimits == null ? null : exposureLimits.limits(),
        isActive);
  }
}
