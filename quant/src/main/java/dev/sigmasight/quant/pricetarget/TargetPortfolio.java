package dev.sigmasight.quant.pricetarget;

import dev.sigmasight.quant.Estimate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.function.Function;

/**
 * What the targets for one day promise a portfolio, on its equity. Positions without a target gain
 * nothing here, and neither does cash; how much of the book that leaves out is said by the
 * coverage, not hidden by dividing by less.
 *
 * @param contributions P&L at the target / equity by symbol, signed fractions that add up to the
 *     expected return; empty without positive equity
 * @param expectedReturn Σ P&L at the target / equity, until the target
 * @param downsideReturn Σ P&L in the bad case / equity, until the target
 * @param coverage Σ |value| of positions with a target / Σ |value| of all
 * @param downsideCoverage the same for the bad case
 * @param uncovered what has no known gain at the target, and why
 */
public record TargetPortfolio(
    SequencedMap<String, Double> contributions,
    Estimate expectedReturn,
    Estimate downsideReturn,
    Estimate coverage,
    Estimate downsideCoverage,
    SequencedSet<String> uncovered) {

  /**
   * One position.
   *
   * @param symbol under which its contribution is reported
   * @param value market value, signed
   * @param target its gain at the target
   * @param downside its gain in the bad case
   */
  public record Line(String symbol, double value, TargetGain target, TargetGain downside) {
    public Line {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("not a finite value of " + symbol + ": " + value);
      }
    }
  }

  public TargetPortfolio {
    contributions = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(contributions));
    uncovered = Collections.unmodifiableSequencedSet(new LinkedHashSet<>(uncovered));
  }

  /**
   * Adds up positions whose targets are for the same day.
   *
   * @param equity net asset value, cash included
   */
  public static TargetPortfolio of(List<Line> lines, double equity) {
    if (!Double.isFinite(equity)) {
      throw new IllegalArgumentException("not a finite equity: " + equity);
    }
    SequencedMap<String, Double> contributions = new LinkedHashMap<>();
    SequencedSet<String> uncovered = new LinkedHashSet<>();
    for (Line line : lines) {
      switch (line.target) {
        case TargetGain.Of gain when equity > 0 ->
            contributions.merge(line.symbol, gain.pnl() / equity, Double::sum);
        case TargetGain.Of _ -> {}
        case TargetGain.Unknown(String why) -> uncovered.add(line.symbol + ": " + why);
      }
    }
    return new TargetPortfolio(
        contributions,
        total(lines, Line::target, equity),
        total(lines, Line::downside, equity),
        coverage(lines, Line::target),
        coverage(lines, Line::downside),
        uncovered);
  }

  private static Estimate total(List<Line> lines, Function<Line, TargetGain> side, double equity) {
    List<Double> gains = new ArrayList<>();
    for (Line line : lines) {
      if (side.apply(line) instanceof TargetGain.Of gain) {
        gains.add(gain.pnl() / equity);
      }
    }
    if (gains.isEmpty()) {
      return new Estimate.TooShort(0, 1);
    }
    return equity > 0
        ? Estimate.finite(gains.stream().mapToDouble(x -> x).sum(), gains.size())
        : new Estimate.Degenerate("equity is not positive");
  }

  private static Estimate coverage(List<Line> lines, Function<Line, TargetGain> side) {
    double largest = lines.stream().mapToDouble(l -> Math.abs(l.value)).max().orElse(0);
    if (largest == 0) {
      return new Estimate.Degenerate("nothing is held");
    }
    double covered = 0;
    double all = 0;
    for (Line line : lines) {
      double size = Math.abs(line.value) / largest;
      covered += side.apply(line) instanceof TargetGain.Of ? size : 0;
      all += size;
    }
    return new Estimate.Of(covered / all, lines.size());
  }

  /**
   * {@code (R − rf)/σ}, expected before the fact.
   *
   * @param annualReturn R, a fraction per year; not one until the target, and not in percent
   * @param riskFree rf, a fraction per year
   * @param annualVolatility σ of the portfolio, from a model of its returns and not from the
   *     distance between target and bad case
   */
  public static Estimate sharpe(double annualReturn, double riskFree, double annualVolatility) {
    if (!Double.isFinite(annualReturn)
        || !Double.isFinite(riskFree)
        || !(annualVolatility >= 0 && Double.isFinite(annualVolatility))) {
      throw new IllegalArgumentException(
          "no ratio of %s over %s to %s".formatted(annualReturn, riskFree, annualVolatility));
    }
    return annualVolatility > 0
        ? Estimate.finite((annualReturn - riskFree) / annualVolatility, 1)
        : new Estimate.Degenerate("there is no volatility");
  }
}
