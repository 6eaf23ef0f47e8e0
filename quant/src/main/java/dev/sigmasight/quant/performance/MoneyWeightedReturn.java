package dev.sigmasight.quant.performance;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The yearly rate at which payments in and out are worth the same: XIRR. Years have 365 days, as in
 * spreadsheets.
 *
 * <p>All rates above −100% are searched and none is missed: the present value is the difference of
 * two falling functions of the rate, which bounds it on every interval.
 */
public sealed interface MoneyWeightedReturn {

  /** The one rate, as a fraction per year. */
  record Rate(double annual) implements MoneyWeightedReturn {}

  /** Payments of one sign only: no rate can balance them. */
  record NoSignChange() implements MoneyWeightedReturn {}

  /** Several rates balance them, so none is the return. Lowest first. */
  record MultipleRates(List<Double> annual) implements MoneyWeightedReturn {
    public MultipleRates {
      annual = List.copyOf(annual);
    }
  }

  /** Payments of both signs that no rate balances, or none that a double can hold. */
  record NoRate() implements MoneyWeightedReturn {}

  /** Payments that nearly cancel at so many rates that doubles do not tell which balance them. */
  record Unresolved() implements MoneyWeightedReturn {}

  /**
   * The rate of these payments, in any order.
   *
   * @throws IllegalArgumentException if sums of the amounts are too large for a double
   */
  static MoneyWeightedReturn of(List<DatedAmount> payments) {
    SortedMap<LocalDate, Double> byDate = byDate(payments);
    boolean paid = byDate.values().stream().anyMatch(amount -> amount < 0);
    boolean received = byDate.values().stream().anyMatch(amount -> amount > 0);
    if (!paid || !received) {
      return new NoSignChange();
    }
    double[] years = years(byDate);
    double[] amounts = amounts(byDate);
    checkReach(years, amounts);
    return new DiscountRoots(years, amounts)
        .all()
        .map(MoneyWeightedReturn::ofContinuous)
        .orElse(new Unresolved());
  }

  private static MoneyWeightedReturn ofContinuous(List<Double> roots) {
    List<Double> rates = new ArrayList<>();
    for (double continuous : roots) {
      double annual = Math.expm1(continuous);
      if (annual > -1 && Double.isFinite(annual)) {
        rates.add(annual);
      }
    }
    return switch (rates.size()) {
      case 0 -> new NoRate();
      case 1 -> new Rate(rates.getFirst());
      default -> new MultipleRates(rates);
    };
  }

  /**
   * {@code Σ amount/(1 + rate)^(days/365)} at the first date: XNPV.
   *
   * @param rate per year, above −1
   * @return in the unit of the amounts; 0 without payments
   * @throws IllegalArgumentException also if it is too large for a double
   */
  static double presentValue(double rate, List<DatedAmount> payments) {
    if (!(rate > -1 && Double.isFinite(rate))) {
      throw new IllegalArgumentException("rate must be above -1: " + rate);
    }
    SortedMap<LocalDate, Double> byDate = byDate(payments);
    double[] years = years(byDate);
    double[] amounts = amounts(byDate);
    double sum = 0;
    for (int i = 0; i < years.length; i++) {
      sum += amounts[i] * Math.exp(-years[i] * Math.log1p(rate));
    }
    if (!Double.isFinite(sum)) {
      throw new IllegalArgumentException(
          "the present value at a rate of " + rate + " is too large for a double");
    }
    return sum;
  }

  private static void checkReach(double[] years, double[] amounts) {
    double gross = 0;
    for (double amount : amounts) {
      gross += Math.abs(amount) * Math.max(1, years[years.length - 1]);
    }
    if (!Double.isFinite(gross)) {
      throw new IllegalArgumentException("payments too large for a double to hold their sums");
    }
  }

  private static SortedMap<LocalDate, Double> byDate(List<DatedAmount> payments) {
    SortedMap<LocalDate, Double> sums = new TreeMap<>();
    for (DatedAmount payment : payments) {
      sums.merge(payment.date(), payment.amount(), Double::sum);
    }
    sums.forEach(
        (date, sum) -> {
          if (!Double.isFinite(sum)) {
            throw new IllegalArgumentException(
                "the payments of " + date + " add up to more than a double holds");
          }
        });
    sums.values().removeIf(amount -> amount == 0);
    return sums;
  }

  private static double[] years(SortedMap<LocalDate, Double> byDate) {
    return byDate.keySet().stream()
        .mapToDouble(date -> ChronoUnit.DAYS.between(byDate.firstKey(), date) / 365.0)
        .toArray();
  }

  private static double[] amounts(SortedMap<LocalDate, Double> byDate) {
    return byDate.values().stream().mapToDouble(Double::doubleValue).toArray();
  }
}
