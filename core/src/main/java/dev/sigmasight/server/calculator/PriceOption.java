package dev.sigmasight.server.calculator;

import dev.sigmasight.kernel.Problem;
import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.quant.ledger.Transaction.Right;
import dev.sigmasight.quant.option.CashDividend;
import dev.sigmasight.quant.option.CashDividends;
import dev.sigmasight.server.instrument.ExerciseStyle;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An option that somebody asks about. */
@Schema(name = "PriceOption")
record PriceOption(
    @Schema(description = "price of the underlying, dollars", example = "100")
        @Nullable Double spot,
    @Schema(description = "dollars", example = "105") @Nullable Double strike,
    @Schema(description = "day of expiry; or years") @Nullable LocalDate expiry,
    @Schema(description = "to expiry, calendar days / 365; or expiry", example = "0.5")
        @Nullable Double years,
    @Nullable Right right,
    @Schema(description = "AMERICAN unless it is said") @Nullable ExerciseStyle style,
    @Schema(
            description =
                "continuous, per year, fraction; that of Treasury bills and notes if left out",
            example = "0.04")
        @Nullable Double rate,
    @Schema(description = "of dividends, continuous, per year, fraction; none if left out")
        @Nullable Double yield,
    @Schema(description = "announced in money, beside the yield")
        @Nullable List<@NotNull Dividend> dividends,
    @Schema(description = "per year, fraction; or price", example = "0.25")
        @Nullable Double volatility,
    @Schema(description = "dollars, whose implied volatility is asked for; or volatility")
        @Nullable Double price) {
  private static final double MOST_PRICE = 1e12;
  private static final double MOST_YEARS = 50;
  private static final double MOST_RATE = 1;
  private static final double MOST_VOLATILITY = 10;
  private static final double DAYS = 365;
  private static final int MOST_DIVIDENDS = 200;

  /** A dividend on a day, or so many years from today. */
  record Dividend(
      @Schema(description = "first day without it; or years") @Nullable LocalDate exDate,
      @Schema(description = "until the underlying trades without it") @Nullable Double years,
      @Schema(description = "dollars per unit") @Nullable Double amount) {}

  /**
   * Says at once everything that is wrong.
   *
   * @throws ProblemException InvalidInput
   */
  void check(LocalDate today) {
    List<Problem.Fault> faults = new ArrayList<>();
    within("spot", spot, 1e-6, MOST_PRICE, faults);
    within("strike", strike, 1e-6, MOST_PRICE, faults);
    if (right == null) {
      faults.add(Problem.Fault.of("right", "right is CALL or PUT."));
    }
    one("expiry", expiry, "years", years, faults);
    one("volatility", volatility, "price", price, faults);
    if (years != null) {
      within("years", years, 0, MOST_YEARS, faults);
    }
    if (expiry != null) {
      within("expiry", between(today, expiry), 0, MOST_YEARS, faults);
    }
    if (rate != null) {
      within("rate", rate, -MOST_RATE, MOST_RATE, faults);
    }
    if (yield != null) {
      within("yield", yield, -MOST_RATE, MOST_RATE, faults);
    }
    if (volatility != null) {
      within("volatility", volatility, 0, MOST_VOLATILITY, faults);
    }
    if (price != null) {
      within("price", price, 0, MOST_PRICE, faults);
    }
    checkDividends(today, faults);
    refuse(faults);
  }

  private void checkDividends(LocalDate today, List<Problem.Fault> faults) {
    List<Dividend> all = Objects.requireNonNullElse(dividends, List.of());
    if (all.size() > MOST_DIVIDENDS) {
      faults.add(Problem.Fault.of("dividends", "There are at most " + MOST_DIVIDENDS + "."));
    }
    for (int i = 0; i < all.size(); i++) {
      Dividend each = all.get(i);
      String name = "dividends[" + i + "].";
      within(name + "amount", each.amount(), 1e-9, MOST_PRICE, faults);
      one(name + "ex_date", each.exDate(), name + "years", each.years(), faults);
      if (each.years() != null) {
        within(name + "years", each.years(), 1e-6, MOST_YEARS, faults);
      }
      LocalDate exDate = each.exDate();
      if (exDate != null) {
        within(name + "ex_date", between(today, exDate), 1 / DAYS, MOST_YEARS, faults);
      }
    }
  }

  private static void refuse(List<Problem.Fault> faults) {
    if (!faults.isEmpty()) {
      throw new ProblemException(
          new Problem.InvalidInput("INVALID_INPUT", faults.getFirst().message(), faults));
    }
  }

  private static void within(
      String name, @Nullable Double value, double least, double most, List<Problem.Fault> faults) {
    if (value == null || !(value >= least && value <= most)) {
      String limits =
          name.endsWith("expiry") || name.endsWith("ex_date")
              ? " lies between today and 50 years from now."
              : " is needed, from %s to %s.".formatted(plain(least), plain(most));
      faults.add(Problem.Fault.of(name, name + limits));
    }
  }

  private static String plain(double limit) {
    return new BigDecimal(Double.toString(limit)).stripTrailingZeros().toPlainString();
  }

  private static void one(
      String name,
      @Nullable Object value,
      String other,
      @Nullable Object alternative,
      List<Problem.Fault> faults) {
    if ((value == null) == (alternative == null)) {
      faults.add(Problem.Fault.of(name, "Say one of " + name + " and " + other + "."));
    }
  }

  private static double between(LocalDate today, LocalDate day) {
    return ChronoUnit.DAYS.between(today, day) / DAYS;
  }

  double time(LocalDate today) {
    return expiry == null ? Objects.requireNonNull(years) : between(today, expiry);
  }

  ExerciseStyle exercise() {
    return Objects.requireNonNullElse(style, ExerciseStyle.AMERICAN);
  }

  CashDividends payments(LocalDate today) {
    return new CashDividends(
        Objects.requireNonNullElse(dividends, List.<Dividend>of()).stream()
            .map(
                each -> {
                  LocalDate exDate = each.exDate();
                  return new CashDividend(
                      exDate == null
                          ? Objects.requireNonNull(each.years())
                          : between(today, exDate),
                      Objects.requireNonNull(each.amount()));
                })
            .toList());
  }
}
