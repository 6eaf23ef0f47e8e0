package dev.sigmasight.server.analytics;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.server.overview.Rounded;
import dev.sigmasight.server.portfolio.Portfolio;
import dev.sigmasight.server.portfolio.PortfolioChange;
import dev.sigmasight.server.portfolio.PortfolioValues;
import dev.sigmasight.server.portfolio.Portfolios;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Corrects the starting capital by the older address. */
@RestController
@RequestMapping("/api/v1/analytics/portfolio/{id}/equity")
@Tag(name = "Analytics")
class EquityController {
  private final Portfolios portfolios;
  private final PortfolioValues values;
  private final Clock clock;

  EquityController(Portfolios portfolios, PortfolioValues values, Clock clock) {
    this.portfolios = portfolios;
    this.values = values;
    this.clock = clock;
  }

  /** What it is to be. */
  record ChangeEquity(
      @Schema(
              description =
                  "the starting capital, in the portfolio's currency; the current equity means no"
                      + " change")
          @NotNull
          @DecimalMin("0")
          @DecimalMax("1000000000000")
          @Digits(integer = 13, fraction = 4)
          BigDecimal equityBalance) {}

  /** What it is now. */
  @Schema(name = "EquityChanged")
  record EquityView(
      String message,
      UUID portfolioId,
      @Schema(description = "net asset value, or the starting capital where it is unknown")
          @Nullable BigDecimal equityBalance) {}

  @Operation(
      summary = "Correct the starting capital",
      description = "The same as PUT /portfolios/{id} with equity_balance, with the same rules.")
  @PutMapping
  EquityView change(
      AccountId account, @PathVariable UUID id, @RequestBody @Valid ChangeEquity wanted) {
    PortfolioId portfolio = new PortfolioId(id);
    BigDecimal shown = equity(portfolios.kept(account, portfolio));
    if (shown != null && shown.compareTo(wanted.equityBalance()) == 0) {
      return new EquityView("The equity is what it was.", id, shown);
    }
    Portfolio changed =
        portfolios.change(
            account,
            portfolio,
            new PortfolioChange(null, null, null, null, null, wanted.equityBalance(), null, null),
            clock.instant());
    return new EquityView("The starting capital is corrected.", id, equity(changed));
  }

  private @Nullable BigDecimal equity(Portfolio portfolio) {
    PortfolioValues.Value value = values.latest(List.of(portfolio.id())).get(portfolio.id());
    return value == null || value.netAssetValue() == null
        ? Rounded.moneyOrNull(portfolio.initialEquity())
        : value.netAssetValue();
  }
}
