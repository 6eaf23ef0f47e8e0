package dev.sigmasight.quant.sector;

import dev.sigmasight.quant.Estimate;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/**
 * What a portfolio has in each sector. The lines are complete: their net amounts add up to equity,
 * as {@link SectorLine.Other#CASH} is the rest, so active weights add up to 0.
 *
 * @param equity net asset value, any sign
 * @param lines every line, also those with nothing in them, in the order of {@link SectorLine#all}
 */
public record SectorTable(double equity, SequencedMap<SectorLine, Sides> lines) {

  /**
   * The two sides of a line, in currency.
   *
   * @param longSide sum of the positive amounts
   * @param shortSide sum of the negative amounts, not positive
   */
  public record Sides(double longSide, double shortSide) {
    static final Sides NONE = new Sides(0, 0);

    /** Long − |short|. */
    public double net() {
      return longSide + shortSide;
    }

    /** Long + |short|. */
    public double gross() {
      return longSide - shortSide;
    }

    Sides plus(double amount) {
      return amount >= 0
          ? new Sides(longSide + amount, shortSide)
          : new Sides(longSide, shortSide + amount);
    }
  }

  public SectorTable {
    if (!Double.isFinite(equity)) {
      throw new IllegalArgumentException("not a finite equity: " + equity);
    }
    lines = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(lines));
  }

  /**
   * Sorts positions into lines. Each is divided like its fund, if it is one that is looked through;
   * nothing is left out.
   */
  public static SectorTable of(Collection<SectorPosition> positions, double equity) {
    SequencedMap<SectorLine, Sides> lines = new LinkedHashMap<>();
    SectorLine.all().forEach(line -> lines.put(line, Sides.NONE));
    double rest = equity;
    for (SectorPosition position : positions) {
      rest -= position.amount();
      shares(position.holding())
          .forEach(
              (line, share) ->
                  lines.merge(line, Sides.NONE.plus(share * position.amount()), SectorTable::sum));
    }
    lines.put(SectorLine.Other.CASH, Sides.NONE.plus(rest));
    return new SectorTable(equity, lines);
  }

  private static Sides sum(Sides a, Sides b) {
    return new Sides(a.longSide + b.longSide, a.shortSide + b.shortSide);
  }

  /**
   * Spreads numbers that belong to positions, such as contributions to risk or to return, over the
   * lines, each the way its position is. The sum stays the same.
   *
   * @param amounts by position, in the order of the positions
   */
  public static SequencedMap<SectorLine, Double> spread(
      Collection<SectorPosition> positions, double[] amounts) {
    if (positions.size() != amounts.length) {
      throw new IllegalArgumentException(
          positions.size() + " positions and " + amounts.length + " amounts");
    }
    SequencedMap<SectorLine, Double> totals = new LinkedHashMap<>();
    SectorLine.all().forEach(line -> totals.put(line, 0.0));
    int i = 0;
    for (SectorPosition position : positions) {
      double amount = amounts[i++];
      if (!Double.isFinite(amount)) {
        throw new IllegalArgumentException("not a finite amount of " + position.id());
      }
      shares(position.holding())
          .forEach((line, share) -> totals.merge(line, share * amount, Double::sum));
    }
    totals.forEach(
        (line, total) -> {
          if (!Double.isFinite(total)) {
            throw new IllegalArgumentException("the sum of " + line + " is too large for a double");
          }
        });
    return totals;
  }

  private static Map<SectorLine, Double> shares(SectorPosition.Holding holding) {
    return switch (holding) {
      case SectorPosition.Company(Sector sector) -> Map.of(new SectorLine.Of(sector), 1.0);
      case SectorPosition.Fund(SectorWeights weights) -> throughFund(weights);
      case SectorPosition.ClosedFund() -> Map.of(SectorLine.Other.FUNDS, 1.0);
      case SectorPosition.Unclassified() -> Map.of(SectorLine.Other.UNCLASSIFIED, 1.0);
    };
  }

  /** Weights a little above 1, from rounding, are scaled down, so that no remainder is negative. */
  private static Map<SectorLine, Double> throughFund(SectorWeights weights) {
    Map<SectorLine, Double> shares = new LinkedHashMap<>();
    double whole = Math.max(1, weights.covered());
    double rest = 1;
    for (Map.Entry<Sector, Double> entry : weights.weights().entrySet()) {
      shares.put(new SectorLine.Of(entry.getKey()), entry.getValue() / whole);
      rest -= entry.getValue() / whole;
    }
    shares.put(SectorLine.Other.FUND_REMAINDER, weights.covered() >= 1 ? 0 : rest);
    return shares;
  }

  /** What is in a line. */
  public Sides in(SectorLine line) {
    return lines.getOrDefault(line, Sides.NONE);
  }

  /** What is in a sector. */
  public Sides in(Sector sector) {
    return in(new SectorLine.Of(sector));
  }

  /** {@code net/equity}, signed; degenerate without positive equity. */
  public Estimate netWeight(SectorLine line) {
    return ofEquity(in(line).net());
  }

  /** {@code gross/equity}; above 1 in a book with leverage. */
  public Estimate grossWeight(SectorLine line) {
    return ofEquity(in(line).gross());
  }

  /** Net weight less that of the benchmark. Over all lines the sum is 0. */
  public Estimate activeWeight(SectorLine line, SectorWeights benchmark) {
    return netWeight(line) instanceof Estimate.Of(double weight, int _)
        ? Estimate.finite(weight - weight(benchmark, line), 1)
        : noEquity();
  }

  /** {@code ½ Σ |active weight|} over all lines, cash among them. */
  public Estimate activeShare(SectorWeights benchmark) {
    if (!(equity > 0)) {
      return noEquity();
    }
    double sum = 0;
    for (Map.Entry<SectorLine, Sides> line : lines.entrySet()) {
      sum += Math.abs(line.getValue().net() / equity - weight(benchmark, line.getKey()));
    }
    return Estimate.finite(sum / 2, lines.size());
  }

  private static double weight(SectorWeights benchmark, SectorLine line) {
    return line instanceof SectorLine.Of(Sector sector) ? benchmark.of(sector) : 0;
  }

  private Estimate ofEquity(double amount) {
    return equity > 0 ? Estimate.finite(amount / equity, 1) : noEquity();
  }

  private static Estimate noEquity() {
    return new Estimate.Degenerate("equity is not positive");
  }
}
