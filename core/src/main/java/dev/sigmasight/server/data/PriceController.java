package dev.sigmasight.server.data;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.Problem;
import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.market.price.Ticker;
import dev.sigmasight.server.data.PriceSeriesView.DateFormat;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Stored prices. */
@RestController
@RequestMapping("/api/v1/data")
@Tag(name = "Data")
class PriceController {
  static final int MOST_SESSIONS = 1260;

  private static final int MOST_SYMBOLS = 200;
  private static final String FORMATS = "iso|unix";
  private static final String FORMAT_WANTED = "must be iso or unix";

  private final Histories histories;
  private final Quotes quotes;
  private final FactorFunds funds;

  PriceController(Histories histories, Quotes quotes, FactorFunds funds) {
    this.histories = histories;
    this.quotes = quotes;
    this.funds = funds;
  }

  @Operation(
      summary = "Daily prices of what a portfolio holds",
      description = "Of the underlying for options; private assets have none.")
  @GetMapping("/prices/historical/{id}")
  PriceViews.Historical historical(
      AccountId account,
      @PathVariable UUID id,
      @Parameter(description = "completed sessions")
          @RequestParam(name = "lookback_days", defaultValue = "150")
          @Min(1)
          @Max(MOST_SESSIONS)
          int lookbackDays,
      @RequestParam(name = "include_factor_etfs", defaultValue = "true") boolean includeFactorEtfs,
      @Parameter(description = "iso or unix")
          @RequestParam(name = "date_format", defaultValue = "iso")
          @Pattern(regexp = FORMATS, message = FORMAT_WANTED)
          String dateFormat) {
    return histories.of(account, id, lookbackDays, includeFactorEtfs, DateFormat.of(dateFormat));
  }

  @Operation(summary = "Daily prices of one symbol")
  @GetMapping("/prices/benchmark/{symbol}")
  PriceViews.Benchmark benchmark(
      AccountId account,
      @PathVariable String symbol,
      @Parameter(description = "completed sessions")
          @RequestParam(name = "lookback_days", defaultValue = "400")
          @Min(1)
          @Max(2520)
          int lookbackDays,
      @Parameter(description = "iso or unix")
          @RequestParam(name = "date_format", defaultValue = "iso")
          @Pattern(regexp = FORMATS, message = FORMAT_WANTED)
          String dateFormat) {
    return histories.of(ticker("symbol", symbol), lookbackDays, DateFormat.of(dateFormat));
  }

  @Operation(
      summary = "The newest stored prices of symbols, with the change of the day",
      description = "Asks no provider. Contracts of options are not answered here.")
  @GetMapping("/prices/quotes")
  QuoteViews.Quotes quotes(
      AccountId account,
      @Parameter(description = "separated by commas, at most 200") @RequestParam String symbols,
      @Parameter(description = "only false is taken: no quotes of contracts are answered here")
          @RequestParam(name = "include_options", defaultValue = "false")
          boolean includeOptions) {
    if (includeOptions) {
      throw invalid(
          "include_options", "Quotes of option contracts are not answered here; leave it out.");
    }
    List<String> wanted =
        named(symbols).stream().map(each -> ticker("symbols", each)).distinct().toList();
    if (wanted.isEmpty() || wanted.size() > MOST_SYMBOLS) {
      throw invalid("symbols", "symbols must name at least one and at most " + MOST_SYMBOLS + ".");
    }
    return quotes.of(wanted);
  }

  @Operation(
      summary = "Prices and total returns of the funds that stand for factors",
      description = "The newest price of each fund, and its history over the sessions asked for.")
  @GetMapping("/factors/etf-prices")
  FactorFundViews.Funds factorFunds(
      AccountId account,
      @Parameter(description = "completed sessions")
          @RequestParam(name = "lookback_days", defaultValue = "150")
          @Min(1)
          @Max(MOST_SESSIONS)
          int lookbackDays,
      @Parameter(description = "names of factors, separated by commas; all if it is left out")
          @RequestParam(required = false)
          @Nullable String factors) {
    List<FactorFund> wanted =
        factors == null
            ? List.of(FactorFund.values())
            : named(factors).stream().map(PriceController::fund).distinct().toList();
    if (wanted.isEmpty()) {
      throw invalid("factors", "factors must name at least one of " + FactorFund.names() + ".");
    }
    return funds.of(wanted, lookbackDays);
  }

  private static List<String> named(String list) {
    return Arrays.stream(list.split(","))
        .map(String::strip)
        .filter(each -> !each.isEmpty())
        .toList();
  }

  private static String ticker(String field, String written) {
    return Ticker.normalised(written)
        .orElseThrow(() -> invalid(field, "\"" + written + "\" is no symbol."));
  }

  private static FactorFund fund(String name) {
    return FactorFund.ofName(name)
        .orElseThrow(
            () ->
                invalid(
                    "factors",
                    "\"" + name + "\" is no factor; known are " + FactorFund.names() + "."));
  }

  private static ProblemException invalid(String field, String message) {
    return new ProblemException(Problem.InvalidInput.of(field, message));
  }
}
