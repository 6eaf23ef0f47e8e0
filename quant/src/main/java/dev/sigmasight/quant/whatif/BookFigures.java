package dev.sigmasight.quant.whatif;

import dev.sigmasight.quant.Estimate;
import dev.sigmasight.quant.concentration.IssuerExposures;
import dev.sigmasight.quant.concentration.IssuerExposures.Exposure;
import dev.sigmasight.quant.distribution.SampleMoments;
import dev.sigmasight.quant.tail.HistoricalTail;
import dev.sigmasight.quant.tail.TailLevel;
import dev.sigmasight.quant.whatif.Figure.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * What is said about a book. A figure that needs positive equity says so when there is none; the
 * figures in money are there all the same.
 *
 * @param valueAtRisk from the P&L of the book per scenario to a loss in currency
 * @param expectedShortfall the same
 * @param periodsPerYear scenarios that make a year: 252 for daily ones
 */
public record BookFigures(
    Function<double[], Estimate> valueAtRisk,
    Function<double[], Estimate> expectedShortfall,
    double periodsPerYear)
    implements Function<Book, SortedMap<Figure, Estimate>> {

  public BookFigures {
    if (!(periodsPerYear > 0 && Double.isFinite(periodsPerYear))) {
      throw new IllegalArgumentException("no year of " + periodsPerYear + " periods");
    }
  }

  /**
   * By {@link HistoricalTail} from daily scenarios: the ⌈n(1 − α)⌉-th worst, and the mean of the
   * worst n(1 − α), where a fraction of a scenario counts as that fraction.
   */
  public static BookFigures daily(double confidence) {
    var level = TailLevel.of(confidence);
    return new BookFigures(
        pnl -> HistoricalTail.valueAtRisk(pnl, level),
        pnl -> HistoricalTail.expectedShortfall(pnl, level),
        252);
  }

  @Override
  public SortedMap<Figure, Estimate> apply(Book book) {
    SortedMap<Figure, Estimate> figures = new TreeMap<>();
    double equity = book.equity();
    put(figures, Kind.CASH, amount(book.cash()));
    put(figures, Kind.EQUITY, amount(equity));
    put(figures, Kind.CASH_WEIGHT, ratio(book.cash(), equity));
    value(book, equity, figures);
    delta(book, equity, figures);
    beta(book, equity, figures);
    scenarios(book, equity, figures);
    amounts(book, figures);
    weights(book, equity, figures);
    return figures;
  }

  private static void value(Book book, double equity, SortedMap<Figure, Estimate> figures) {
    Sides value = Sides.of(book.lines(), Line::value);
    put(figures, Kind.LONG_VALUE, amount(value.longSide));
    put(figures, Kind.SHORT_VALUE, amount(value.shortSide));
    put(figures, Kind.GROSS_VALUE, amount(value.gross()));
    put(figures, Kind.NET_VALUE, amount(value.net()));
    put(figures, Kind.LEVERAGE, ratio(value.gross(), equity));
  }

  private static void delta(Book book, double equity, SortedMap<Figure, Estimate> figures) {
    Sides delta = Sides.of(book.lines(), Line::deltaDollars);
    put(figures, Kind.LONG_DELTA, amount(delta.longSide));
    put(figures, Kind.SHORT_DELTA, amount(delta.shortSide));
    put(figures, Kind.GROSS_DELTA, amount(delta.gross()));
    put(figures, Kind.NET_DELTA, amount(delta.net()));
    put(figures, Kind.DELTA_LEVERAGE, ratio(delta.gross(), equity));
  }

  private static void beta(Book book, double equity, SortedMap<Figure, Estimate> figures) {
    double sum = 0;
    int known = 0;
    int all = 0;
    for (Line line : book.lines()) {
      boolean moves = line.deltaDollars() != 0;
      sum += line.deltaDollars() * line.unit().beta().orElse(0);
      known += moves && line.unit().beta().isPresent() ? 1 : 0;
      all += moves ? 1 : 0;
    }
    put(figures, Kind.BETA, known == 0 && all > 0 ? unknown() : ratio(sum, equity));
    put(figures, Kind.BETA_COVERAGE, coverage(book, l -> l.unit().beta().isPresent()));
  }

  private void scenarios(Book book, double equity, SortedMap<Figure, Estimate> figures) {
    double[] pnl = pnl(book);
    boolean empty = book.lines().isEmpty();
    put(figures, Kind.VOLATILITY, empty ? ratio(0, equity) : volatility(pnl, equity));
    put(figures, Kind.VALUE_AT_RISK, empty ? amount(0) : loss(valueAtRisk, pnl));
    put(figures, Kind.EXPECTED_SHORTFALL, empty ? amount(0) : loss(expectedShortfall, pnl));
    put(figures, Kind.SCENARIO_COVERAGE, coverage(book, l -> l.unit().scenarios().size() > 0));
  }

  private static Estimate loss(Function<double[], Estimate> tail, double[] pnl) {
    if (pnl.length == 0) {
      return unknown();
    }
    return isFinite(pnl) ? tail.apply(pnl) : tooLarge();
  }

  private static Estimate unknown() {
    return new Estimate.TooShort(0, 1);
  }

  private Estimate volatility(double[] pnl, double equity) {
    if (equity <= 0) {
      return noEquity();
    }
    if (!isFinite(pnl)) {
      return tooLarge();
    }
    Estimate deviation = SampleMoments.standardDeviation(pnl);
    return deviation instanceof Estimate.Of(double sd, int _)
        ? ratio(sd * Math.sqrt(periodsPerYear), equity, pnl.length)
        : deviation;
  }

  /** Of the positions whose scenarios are known; empty if there is none. */
  private static double[] pnl(Book book) {
    double[] pnl = new double[0];
    for (Line line : book.lines()) {
      ScenarioPnl unit = line.unit().scenarios();
      if (unit.size() == 0) {
        continue;
      }
      pnl = pnl.length == 0 ? new double[unit.size()] : pnl;
      if (pnl.length != unit.size()) {
        throw new IllegalArgumentException(
            line.id() + " has " + unit.size() + " scenarios and others " + pnl.length);
      }
      for (int i = 0; i < pnl.length; i++) {
        pnl[i] += line.quantity() * unit.at(i);
      }
    }
    return pnl;
  }

  /** Of every name that a position has. */
  private static void amounts(Book book, SortedMap<Figure, Estimate> figures) {
    SortedMap<String, DoubleSummaryStatistics> sums = new TreeMap<>();
    for (Line line : book.lines()) {
      line.unit()
          .amounts()
          .forEach(
              (name, amount) ->
                  sums.computeIfAbsent(name, _ -> new DoubleSummaryStatistics())
                      .accept(line.quantity() * amount));
    }
    sums.forEach(
        (name, sum) -> {
          int known = (int) sum.getCount();
          figures.put(new Figure(Kind.AMOUNT, name), Estimate.finite(sum.getSum(), known));
          figures.put(
              new Figure(Kind.AMOUNT_COVERAGE, name),
              coverage(book, l -> l.unit().amounts().containsKey(name)));
        });
  }

  private static void weights(Book book, double equity, SortedMap<Figure, Estimate> figures) {
    List<Exposure> issuers = new ArrayList<>();
    SortedMap<String, Double> sectors = new TreeMap<>();
    for (Line line : book.lines()) {
      issuers.add(new Exposure(line.unit().issuer(), line.deltaDollars()));
      sectors.merge(line.unit().sector(), line.deltaDollars(), Double::sum);
      figures.put(new Figure(Kind.POSITION_WEIGHT, line.id()), ratio(line.value(), equity));
    }
    IssuerExposures byIssuer = IssuerExposures.of(issuers);
    byIssuer
        .net()
        .forEach(
            (name, net) -> figures.put(new Figure(Kind.ISSUER_WEIGHT, name), ratio(net, equity)));
    sectors.forEach(
        (name, net) -> figures.put(new Figure(Kind.SECTOR_WEIGHT, name), ratio(net, equity)));
    put(figures, Kind.HERFINDAHL, byIssuer.concentration().herfindahl());
    put(figures, Kind.EFFECTIVE_NAMES, byIssuer.concentration().effectiveNames());
  }

  private record Sides(double longSide, double shortSide) {
    static Sides of(Collection<Line> lines, ToDoubleFunction<Line> size) {
      double longSide = 0;
      double shortSide = 0;
      for (Line line : lines) {
        longSide += Math.max(size.applyAsDouble(line), 0);
        shortSide += Math.min(size.applyAsDouble(line), 0);
      }
      return new Sides(longSide, shortSide);
    }

    double gross() {
      return longSide - shortSide;
    }

    double net() {
      return longSide + shortSide;
    }
  }

  private static Estimate coverage(Book book, Predicate<Line> known) {
    double covered = 0;
    double all = 0;
    for (Line line : book.lines()) {
      double size = Math.abs(line.deltaDollars());
      covered += known.test(line) ? size : 0;
      all += size;
    }
    if (all == 0) {
      return new Estimate.Degenerate("nothing is held");
    }
    return Double.isFinite(all) ? new Estimate.Of(covered / all, 1) : tooLarge();
  }

  private static void put(SortedMap<Figure, Estimate> figures, Kind kind, Estimate figure) {
    figures.put(Figure.of(kind), figure);
  }

  private static Estimate amount(double amount) {
    return Estimate.finite(amount, 1);
  }

  private static Estimate ratio(double amount, double equity) {
    return ratio(amount, equity, 1);
  }

  private static Estimate ratio(double amount, double equity, int observations) {
    if (!Double.isFinite(equity)) {
      return tooLarge();
    }
    return equity > 0 ? Estimate.finite(amount / equity, observations) : noEquity();
  }

  private static boolean isFinite(double[] numbers) {
    return Arrays.stream(numbers).allMatch(Double::isFinite);
  }

  private static Estimate tooLarge() {
    return Estimate.finite(Double.POSITIVE_INFINITY, 0);
  }

  private static Estimate noEquity() {
    return new Estimate.Degenerate("equity is not positive");
  }
}
