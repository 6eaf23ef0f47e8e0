package dev.sigmasight.server.scenario;

import dev.sigmasight.market.option.OptionRight;
import dev.sigmasight.market.option.OptionSymbol;
import dev.sigmasight.server.instrument.ExerciseStyle;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Trades to try. */
@Schema(name = "WhatIf")
record WhatIfRequest(
    @Schema(description = "1 to 100, each of another symbol")
        @Nullable List<@Nullable Trade> trades,
    @Schema(
            description =
                "paid on the money that changes hands, basis points from 0 to 1000; none if left"
                    + " out")
        @Nullable Double costBps) {
  private static final int MOST_TRADES = 100;
  private static final double MOST = 1e12;
  private static final double MOST_WEIGHT = 10;
  private static final int LONGEST = 32;

  /** One trade. */
  @Schema(name = "WhatIfTrade")
  record Trade(
      @Schema(description = "of a share or fund, or contract symbol of an option", example = "AAPL")
          @Nullable String symbol,
      @Schema(
              description =
                  "units or contracts, bought positive, sold or sold short negative; or"
                      + " target_weight")
          @Nullable Double quantity,
      @Schema(
              description =
                  "market value of the position after it over NAV before, fraction from -10 to 10")
          @Nullable Double targetWeight,
      @Schema(
              description =
                  "per unit, dollars; the mark at the close if it is left out. Of an option that"
                      + " is not held it is its mark, too, unless a volatility is stated")
          @Nullable Double price,
      @Schema(description = "paid for it in any case, dollars from 0") @Nullable Double cost,
      @Nullable Contract option) {

    /** The contract symbol of an option that is described, otherwise the symbol itself. */
    String held() {
      String plain = Objects.requireNonNull(symbol).strip().toUpperCase(Locale.ROOT);
      return contract() == null ? plain : Objects.requireNonNull(contract()).compact();
    }

    /** The option it is about; null for what is none. */
    @Nullable OptionSymbol contract() {
      String plain = Objects.requireNonNull(symbol).strip().toUpperCase(Locale.ROOT);
      if (OptionSymbol.isOptionSymbol(plain)) {
        return OptionSymbol.parse(plain);
      }
      return option == null || option.expiry() == null || option.right() == null
          ? null
          : new OptionSymbol(
              plain, option.expiry(), option.right(), Objects.requireNonNull(option.strike()));
    }
  }

  /** Terms of an option that is not held. */
  @Schema(name = "WhatIfOption")
  record Contract(
      @Schema(description = "left out where the symbol is that of a contract")
          @Nullable OptionRight right,
      @Schema(description = "dollars; left out likewise") @Nullable BigDecimal strike,
      @Schema(description = "left out likewise") @Nullable LocalDate expiry,
      @Schema(description = "AMERICAN if it is left out") @Nullable ExerciseStyle style,
      @Schema(
              description =
                  "per year, fraction from 0.001 to 10; left out, that which the price implies, or"
                      + " what the underlying realised over 63 sessions")
          @Nullable Double volatility,
      @Schema(description = "units per contract, 1 to 10000; 100 if it is left out")
          @Nullable Double multiplier) {}

  /** Refuses what cannot be answered, all of it at once. */
  void check() {
    Limits limits = new Limits();
    List<@Nullable Trade> all = trades == null ? List.of() : trades;
    limits
        .unless(
            !all.isEmpty() && all.size() <= MOST_TRADES,
            "trades",
            "There are 1 to " + MOST_TRADES + " trades.")
        .within("cost_bps", costBps == null ? 0 : costBps, 0, 1000);
    Set<String> symbols = new HashSet<>();
    for (int i = 0; i < Math.min(all.size(), MOST_TRADES); i++) {
      Trade trade = all.get(i);
      String field = "trades[" + i + "]";
      if (trade == null || trade.symbol() == null || trade.symbol().isBlank()) {
        limits.unless(false, field + ".symbol", "A trade needs a symbol.");
      } else {
        check(trade, field, symbols, limits);
      }
    }
    limits.refuse();
  }

  private static void check(Trade trade, String field, Set<String> symbols, Limits limits) {
    limits
        .unless(
            Objects.requireNonNull(trade.symbol()).length() <= LONGEST,
            field + ".symbol",
            "A symbol has at most " + LONGEST + " characters.")
        .unless(
            (trade.quantity() == null) != (trade.targetWeight() == null),
            field + ".quantity",
            "Say quantity or target_weight.")
        .within(field + ".quantity", orZero(trade.quantity()), -MOST, MOST)
        .within(field + ".target_weight", orZero(trade.targetWeight()), -MOST_WEIGHT, MOST_WEIGHT)
        .within(field + ".price", orZero(trade.price()), 0, MOST)
        .within(field + ".cost", orZero(trade.cost()), 0, MOST);
    if (contract(trade, field + ".option", limits)) {
      limits.unless(
          symbols.add(trade.held()), field + ".symbol", trade.held() + " is traded twice.");
    }
  }

  private static boolean contract(Trade trade, String field, Limits limits) {
    Contract option = trade.option();
    if (option != null) {
      limits
          .within(
              field + ".volatility",
              option.volatility() == null ? 1 : option.volatility(),
              0.001,
              10)
          .within(
              field + ".multiplier",
              option.multiplier() == null ? 1 : option.multiplier(),
              1,
              10_000);
    }
    boolean named = OptionSymbol.isOptionSymbol(Objects.requireNonNull(trade.symbol()).strip());
    if (option != null
        && !named
        && (option.right() == null || option.strike() == null || option.expiry() == null)) {
      limits.unless(false, field, "An option needs right, strike and expiry.");
      return false;
    }
    try {
      String _ = trade.held();
      return true;
    } catch (IllegalArgumentException e) {
      limits.unless(false, field, "This is no option contract: " + e.getMessage() + ".");
      return false;
    }
  }

  private static double orZero(@Nullable Double value) {
    return value == null ? 0 : value;
  }

  /** The trades, once they are checked. */
  List<Trade> checked() {
    List<Trade> all = new ArrayList<>();
    for (Trade trade : Objects.requireNonNull(trades)) {
      all.add(Objects.requireNonNull(trade));
    }
    return all;
  }

  /** What is paid on an amount. */
  double costOf(double amount) {
    return Math.abs(amount) * orZero(costBps) / 10_000;
  }
}
