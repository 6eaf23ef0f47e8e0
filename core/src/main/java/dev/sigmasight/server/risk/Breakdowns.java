package dev.sigmasight.server.risk;

import dev.sigmasight.quant.concentration.Concentration;
import dev.sigmasight.quant.concentration.IssuerExposures;
import dev.sigmasight.quant.sector.SectorLine;
import dev.sigmasight.quant.sector.SectorPosition;
import dev.sigmasight.quant.sector.SectorTable;
import dev.sigmasight.quant.sector.SectorWeights;
import dev.sigmasight.server.instrument.InvestmentClass;
import dev.sigmasight.server.instrument.Subtype;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Engine 1: exposures by class and sector, and concentration. */
final class Breakdowns {
  /** The index that sectors are compared with. */
  static final String BENCHMARK = "SP500";

  private final Companies companies;

  Breakdowns(Companies companies) {
    this.companies = companies;
  }

  Breakdown of(Book book, Map<String, String> reasons) {
    List<SectorPosition.Holding> holdings = book.lines().stream().map(this::holding).toList();
    SectorTable values = table(book, holdings, line -> line.value().doubleValue());
    SectorTable deltas = table(book, holdings, PositionLine::delta);
    Optional<SectorWeights> benchmark = companies.benchmark(book.snapshot().date());
    List<Breakdown.Line> lines = new ArrayList<>(classes(book));
    for (SectorLine line : SectorLine.all()) {
      lines.add(sector(line, count(line, holdings), values, deltas, benchmark));
    }
    Concentration concentration =
        IssuerExposures.of(
                book.lines().stream()
                    .map(line -> new IssuerExposures.Exposure(issuer(line), line.delta()))
                    .toList())
            .concentration();
    return new Breakdown(
        lines,
        benchmark.isPresent() ? BENCHMARK : null,
        benchmark.map(SectorWeights::asOf).orElse(null),
        null,
        activeShare(deltas, benchmark, reasons),
        concentration.names(),
        Reasons.figure("herfindahl", concentration.herfindahl(), reasons),
        Reasons.figure("effective_names", concentration.effectiveNames(), reasons),
        Reasons.figure("entropy_names", concentration.entropyNames(), reasons),
        Reasons.figure("top_3", concentration.top(3), reasons),
        Reasons.figure("top_10", concentration.top(10), reasons));
  }

  private static String issuer(PositionLine line) {
    return Objects.requireNonNullElse(line.riskSymbol(), line.symbol());
  }

  private static @Nullable Double activeShare(
      SectorTable deltas, Optional<SectorWeights> benchmark, Map<String, String> reasons) {
    return benchmark.isEmpty()
        ? Reasons.none("active_share", "No weights of the benchmark are known.", reasons)
        : Reasons.figure("active_share", deltas.activeShare(benchmark.get()), reasons);
  }

  private static SectorTable table(
      Book book, List<SectorPosition.Holding> holdings, ToDoubleFunction<PositionLine> amount) {
    List<SectorPosition> positions = new ArrayList<>();
    for (int i = 0; i < holdings.size(); i++) {
      PositionLine line = book.lines().get(i);
      positions.add(new SectorPosition(line.symbol(), amount.applyAsDouble(line), holdings.get(i)));
    }
    return SectorTable.of(positions, book.nav());
  }

  private SectorPosition.Holding holding(PositionLine line) {
    String symbol = line.riskSymbol();
    if (symbol == null) {
      return new SectorPosition.Unclassified();
    }
    if (line.subtype() == Subtype.ETF
        || line.subtype() == Subtype.MUTUAL_FUND
        || companies.isFund(symbol)) {
      return new SectorPosition.ClosedFund();
    }
    return companies
        .sector(symbol)
        .<SectorPosition.Holding>map(SectorPosition.Company::new)
        .orElseGet(SectorPosition.Unclassified::new);
  }

  private static int count(SectorLine line, List<SectorPosition.Holding> holdings) {
    return Math.toIntExact(
        holdings.stream().filter(holding -> line.equals(lineOf(holding))).count());
  }

  private static SectorLine lineOf(SectorPosition.Holding holding) {
    return switch (holding) {
      case SectorPosition.Company company -> new SectorLine.Of(company.sector());
      case SectorPosition.ClosedFund _, SectorPosition.Fund _ -> SectorLine.Other.FUNDS;
      case SectorPosition.Unclassified _ -> SectorLine.Other.UNCLASSIFIED;
    };
  }

  private static Breakdown.Line sector(
      SectorLine line,
      int count,
      SectorTable values,
      SectorTable deltas,
      Optional<SectorWeights> benchmark) {
    SectorTable.Sides value = values.in(line);
    SectorTable.Sides delta = deltas.in(line);
    return new Breakdown.Line(
        "sector",
        line.title(),
        count,
        value.longSide(),
        value.shortSide(),
        delta.longSide(),
        delta.shortSide(),
        benchmark.isPresent() && line instanceof SectorLine.Of(var sector)
            ? benchmark.get().of(sector)
            : null);
  }

  private static List<Breakdown.Line> classes(Book book) {
    List<Breakdown.Line> lines = new ArrayList<>();
    for (InvestmentClass each : InvestmentClass.values()) {
      List<PositionLine> own =
          book.lines().stream().filter(line -> line.investmentClass() == each).toList();
      lines.add(
          new Breakdown.Line(
              "class",
              each.name(),
              own.size(),
              side(own, line -> Math.max(0, line.value().doubleValue())),
              side(own, line -> Math.min(0, line.value().doubleValue())),
              side(own, line -> Math.max(0, line.delta())),
              side(own, line -> Math.min(0, line.delta())),
              null));
    }
    return lines;
  }

  private static double side(List<PositionLine> lines, ToDoubleFunction<PositionLine> amount) {
    return lines.stream().mapToDouble(amount).sum() + 0.0;
  }
}
