package dev.sigmasight.server.tool;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What each tool takes. */
final class ToolArguments {
  static final String WHOSE =
      "Handle of a portfolio, as P1. Null is the one this conversation is about.";
  static final String HANDLE = "^P[1-9][0-9]{0,3}$";
  static final String SYMBOL = "^[A-Za-z0-9][A-Za-z0-9 .^=-]{0,31}$";
  static final String WHICH = "Ticker or contract symbol, as AAPL";

  private ToolArguments() {}

  /** Nothing. */
  record None() {}

  /** A portfolio. */
  record OfPortfolio(@Argument(value = WHOSE, pattern = HANDLE) @Nullable String portfolio) {}

  /** A portfolio and which of its positions. */
  record Holdings(
      @Argument(value = WHOSE, pattern = HANDLE) @Nullable String portfolio,
      @Argument(
              value = "Only these symbols and options on them; null for all.",
              pattern = SYMBOL,
              minItems = 1,
              maxItems = 20)
          @Nullable List<String> symbols,
      @Argument("What the list is ordered by, largest in absolute value first; null is value.")
          @Nullable HoldingOrder orderBy,
      @Argument("Whether closed positions are listed, too; null is no.")
          @Nullable Boolean includeClosed,
      @Argument(value = "Most positions listed; null is 15.", min = 1, max = 50)
          @Nullable Integer limit) {}

  /** How positions are ordered. */
  enum HoldingOrder {
    VALUE("market_value"),
    GAIN("unrealized_pnl");

    private final String member;

    HoldingOrder(String member) {
      this.member = member;
    }

    String member() {
      return member;
    }

    @Override
    public String toString() {
      return this == VALUE ? "value" : "gain";
    }
  }

  /** A portfolio and a stretch of time. */
  record Stretch(
      @Argument(value = WHOSE, pattern = HANDLE) @Nullable String portfolio,
      @Argument("First day; null for as early as there are figures.") @Nullable LocalDate from,
      @Argument("Last day; null for the newest.") @Nullable LocalDate to) {}

  /** A portfolio and how many of its largest positions. */
  record Largest(
      @Argument(value = WHOSE, pattern = HANDLE) @Nullable String portfolio,
      @Argument(value = "How many of the largest positions; null is 25.", min = 2, max = 25)
          @Nullable Integer maxSymbols) {}

  /** A portfolio, some of its symbols and how long back. */
  record Prices(
      @Argument(value = WHOSE, pattern = HANDLE) @Nullable String portfolio,
      @Argument(
              value = "Only these symbols; null for all that are held.",
              pattern = SYMBOL,
              minItems = 1,
              maxItems = 20)
          @Nullable List<String> symbols,
      @Argument(value = "Days back; null is 90.", min = 2, max = 180) @Nullable Integer days) {}

  /** Symbols. */
  record Symbols(
      @Argument(value = WHICH + ".", pattern = SYMBOL, minItems = 1, maxItems = 5)
          List<String> symbols) {}

  /** Several portfolios. */
  record Several(
      @Argument(
              value = "Handles of portfolios, as P1; null for all.",
              pattern = HANDLE,
              minItems = 1,
              maxItems = 50)
          @Nullable List<String> portfolios) {}

  /** A question to the documents. */
  record Lookup(
      @Argument(value = "What to look up, in plain words.", maxLength = 300) String query,
      @Argument(value = "Most passages; null is 4.", min = 1, max = 8) @Nullable Integer limit) {}

  /** A scenario. */
  record Shock(
      @Argument(value = WHOSE, pattern = HANDLE) @Nullable String portfolio,
      @Argument(
              value =
                  "Id of a shipped scenario to start from, as get_stress_test_results lists it.",
              pattern = "^[a-z][a-z0-9_]{0,63}$")
          @Nullable String scenario,
      @Argument(value = "Moves of factors; null for none.", maxItems = 7)
          @Nullable List<FactorMove> factors,
      @Argument(
              value =
                  "Moves of single securities, which then do not follow factors; null for none.",
              maxItems = 20)
          @Nullable List<NameMove> names,
      @Argument(value = "Change of yields in basis points.", min = -1000, max = 1000)
          @Nullable BigDecimal rateShiftBp,
      @Argument(value = "Added to implied volatilities, in points.", min = -100, max = 200)
          @Nullable BigDecimal volatilityPoints) {}

  /** A move of a factor. */
  record FactorMove(
      @Argument("The factor.") FactorName factor,
      @Argument(value = "Return as a fraction: -0.2 is a fall of 20 %.", min = -0.95, max = 3)
          BigDecimal move) {}

  /** A move of a security. */
  record NameMove(
      @Argument(value = WHICH + ".", pattern = SYMBOL) String symbol,
      @Argument(value = "Return as a fraction: -0.2 is a fall of 20 %.", min = -1, max = 10)
          BigDecimal move) {}

  /** A factor that can be moved. */
  enum FactorName {
    MARKET("Market"),
    MOMENTUM("Momentum"),
    VALUE("Value"),
    GROWTH("Growth"),
    SIZE("Size"),
    QUALITY("Quality"),
    LOW_VOLATILITY("Low Volatility");

    private final String label;

    FactorName(String label) {
      this.label = label;
    }

    @Override
    public String toString() {
      return label;
    }
  }

  /** Trades that are thought of. */
  record Trades(
      @Argument(value = WHOSE, pattern = HANDLE) @Nullable String portfolio,
      @Argument(value = "The trades, each of another symbol.", minItems = 1, maxItems = 20)
          List<PlannedTrade> trades) {}

  /** A trade that is thought of: one of the three sizes is given. */
  record PlannedTrade(
      @Argument(value = WHICH + ".", pattern = SYMBOL) String symbol,
      @Argument(value = "Units or contracts, sold if negative.", min = -1e9, max = 1e9)
          @Nullable BigDecimal quantity,
      @Argument(value = "Value after the trade over net asset value.", min = -10, max = 10)
          @Nullable BigDecimal targetWeight,
      @Argument(
              value = "Share of what is held: -0.5 sells half of it, -1 closes it.",
              min = -1,
              max = 10)
          @Nullable BigDecimal shareOfHolding) {}
}
