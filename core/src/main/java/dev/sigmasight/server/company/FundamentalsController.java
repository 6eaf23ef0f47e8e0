package dev.sigmasight.server.company;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.Problem;
import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.market.price.Ticker;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Statements and estimates of a company. */
@RestController
@RequestMapping("/api/v1/fundamentals/{symbol}")
@Tag(name = "Fundamentals")
class FundamentalsController {
  private static final String QUARTER_OR_YEAR = "q for quarters, a for years";

  private final Statements statements;

  FundamentalsController(Statements statements) {
    this.statements = statements;
  }

  /**
   * Income statements, newest first.
   *
   * @param currency of the newest period
   */
  @Schema(name = "IncomeStatements")
  record IncomeStatements(
      String symbol,
      String frequency,
      String currency,
      @ArraySchema(schema = @Schema(implementation = IncomeView.class))
          List<Map<String, @Nullable Object>> periods,
      int periodsReturned) {}

  /**
   * Balance sheets, newest first.
   *
   * @param currency of the newest period
   */
  @Schema(name = "BalanceSheets")
  record BalanceSheets(
      String symbol,
      String frequency,
      String currency,
      @ArraySchema(schema = @Schema(implementation = BalanceView.class))
          List<Map<String, @Nullable Object>> periods,
      int periodsReturned) {}

  /**
   * Cash flow statements, newest first.
   *
   * @param currency of the newest period
   */
  @Schema(name = "CashFlows")
  record CashFlows(
      String symbol,
      String frequency,
      String currency,
      @ArraySchema(schema = @Schema(implementation = CashFlowView.class))
          List<Map<String, @Nullable Object>> periods,
      int periodsReturned) {}

  /** What analysts expect. */
  @Schema(name = "Estimates")
  record EstimatesOf(
      String symbol,
      @Schema(implementation = EstimatesView.class) Map<String, @Nullable Object> estimates) {}

  @Operation(summary = "Income statements of a company with margins")
  @GetMapping("/income-statement")
  IncomeStatements income(
      AccountId account,
      @PathVariable String symbol,
      @RequestParam(defaultValue = "4") @Min(1) @Max(20) int periods,
      @Parameter(description = QUARTER_OR_YEAR)
          @RequestParam(defaultValue = "q")
          @Pattern(regexp = "[qa]", message = "must be q or a")
          String frequency) {
    var wanted = new Statements.Wanted(ticker(symbol), frequency, periods);
    var found = found(StatementTable.INCOME, wanted, "income statement");
    return new IncomeStatements(wanted.symbol(), frequency, currency(found), found, found.size());
  }

  @Operation(summary = "Balance sheets of a company with ratios")
  @GetMapping("/balance-sheet")
  BalanceSheets balance(
      AccountId account,
      @PathVariable String symbol,
      @RequestParam(defaultValue = "4") @Min(1) @Max(20) int periods,
      @Parameter(description = QUARTER_OR_YEAR)
          @RequestParam(defaultValue = "q")
          @Pattern(regexp = "[qa]", message = "must be q or a")
          String frequency) {
    var wanted = new Statements.Wanted(ticker(symbol), frequency, periods);
    var found = found(StatementTable.BALANCE_SHEET, wanted, "balance sheet");
    return new BalanceSheets(wanted.symbol(), frequency, currency(found), found, found.size());
  }

  @Operation(summary = "Cash flow statements of a company with free cash flow")
  @GetMapping("/cash-flow")
  CashFlows cashFlow(
      AccountId account,
      @PathVariable String symbol,
      @RequestParam(defaultValue = "4") @Min(1) @Max(20) int periods,
      @Parameter(description = QUARTER_OR_YEAR)
          @RequestParam(defaultValue = "q")
          @Pattern(regexp = "[qa]", message = "must be q or a")
          String frequency) {
    var wanted = new Statements.Wanted(ticker(symbol), frequency, periods);
    var found = found(StatementTable.CASH_FLOW, wanted, "cash flow statement");
    return new CashFlows(wanted.symbol(), frequency, currency(found), found, found.size());
  }

  @Operation(summary = "What analysts expect of a company's fiscal quarters and years")
  @GetMapping("/analyst-estimates")
  EstimatesOf estimates(AccountId account, @PathVariable String symbol) {
    String ticker = ticker(symbol);
    return new EstimatesOf(
        ticker,
        statements
            .estimates(ticker)
            .orElseThrow(() -> unknown("No company profile of " + ticker + " is stored.")));
  }

  private List<Map<String, @Nullable Object>> found(
      StatementTable table, Statements.Wanted wanted, String what) {
    List<Map<String, @Nullable Object>> found = statements.of(table, wanted);
    if (found.isEmpty()) {
      throw unknown(
          "No %s %s of %s is stored; the nightly run fetches those of companies held from a"
                  .formatted(
                      wanted.frequency().equals("q") ? "quarterly" : "yearly",
                      what,
                      wanted.symbol())
              + " provider of fundamentals.");
    }
    return found;
  }

  private static String currency(List<Map<String, @Nullable Object>> found) {
    return Objects.requireNonNull(found.getFirst().get("currency")).toString();
  }

  private static ProblemException unknown(String detail) {
    return new ProblemException(new Problem.NotFound(detail));
  }

  private static String ticker(String written) {
    return Ticker.normalised(written)
        .orElseThrow(
            () ->
                new ProblemException(
                    Problem.InvalidInput.of(
                        "symbol",
                        "A symbol has at most "
                            + Ticker.MAX_LENGTH
                            + " letters, digits and . _ - ^ =.")));
  }
}
