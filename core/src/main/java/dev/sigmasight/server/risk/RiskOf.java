package dev.sigmasight.server.risk;

import dev.sigmasight.quant.Estimate;
import dev.sigmasight.quant.performance.Drawdown;
import dev.sigmasight.quant.volatility.RealisedVolatility;
import dev.sigmasight.server.risk.PortfolioRisk.Exposure;
import dev.sigmasight.server.risk.PortfolioRisk.Fall;
import dev.sigmasight.server.snapshot.Snapshot;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A portfolio's risk on the day of the last of its snapshots. */
final class RiskOf {
  private final List<Snapshot> history;
  private final Snapshot last;
  private final Map<String, String> reasons = new TreeMap<>();

  private RiskOf(List<Snapshot> history) {
    this.history = history;
    last = history.getLast();
  }

  static PortfolioRisk day(
      List<Snapshot> history, List<PositionLine> lines, Map<SymbolRisks.Key, SymbolRisk> betas) {
    return new RiskOf(history).risk(lines, betas);
  }

  private PortfolioRisk risk(List<PositionLine> lines, Map<SymbolRisks.Key, SymbolRisk> betas) {
    double[] returns =
        history.stream()
            .flatMap(row -> Optional.ofNullable(row.dailyReturn()).stream())
            .mapToDouble(BigDecimal::doubleValue)
            .toArray();
    Beta beta = beta(lines, betas);
    return new PortfolioRisk(
        last.date(),
        beta.value(),
        beta.coverage(),
        figure("volatility_21", RealisedVolatility.latest(returns, 21)),
        figure("volatility_63", RealisedVolatility.latest(returns, 63)),
        figure("volatility_252", RealisedVolatility.latest(returns, RealisedVolatility.YEAR)),
        figure("volatility_all", RealisedVolatility.all(returns)),
        returns.length,
        drawdown(),
        exposure(lines, PositionLine::value),
        exposure(lines, PositionLine::deltaValue),
        reasons,
        sources(betas, lines),
        last.inputHash());
  }

  private record Beta(@Nullable Double value, @Nullable Double coverage) {}

  private Beta beta(List<PositionLine> lines, Map<SymbolRisks.Key, SymbolRisk> betas) {
    double weighted = 0;
    double covered = 0;
    double gross = 0;
    for (PositionLine line : lines) {
      double size = Math.abs(line.deltaValue().doubleValue());
      gross += size;
      Double beta = beta(line, betas);
      if (beta != null) {
        covered += size;
        weighted += line.deltaValue().doubleValue() * beta;
      }
    }
    Double coverage = gross == 0 ? null : covered / gross;
    double nav = last.nav().doubleValue();
    if (nav <= 0) {
      reasons.put("market_beta", "NAV is not positive.");
      return new Beta(null, coverage);
    }
    if (gross > 0 && covered == 0) {
      reasons.put("market_beta", "No position has a known beta.");
      return new Beta(null, coverage);
    }
    return new Beta(weighted / nav, coverage);
  }

  private static @Nullable Double beta(PositionLine line, Map<SymbolRisks.Key, SymbolRisk> betas) {
    String symbol = line.riskSymbol();
    SymbolRisk risk = symbol == null ? null : betas.get(new SymbolRisks.Key(symbol, line.date()));
    return risk == null ? null : risk.beta();
  }

  private @Nullable Double figure(String name, Estimate estimate) {
    return switch (estimate) {
      case Estimate.Of(double value, int _) -> value;
      case Estimate.TooShort(int have, int need) -> {
        reasons.put(name, "Only " + have + " of " + need + " daily returns.");
        yield null;
      }
      case Estimate.Degenerate(String why) -> {
        reasons.put(name, why);
        yield null;
      }
    };
  }

  private @Nullable Fall drawdown() {
    List<Snapshot> indexed = history.stream().filter(row -> row.twrIndex() != null).toList();
    double[] index =
        indexed.stream()
            .flatMap(row -> Optional.ofNullable(row.twrIndex()).stream())
            .mapToDouble(BigDecimal::doubleValue)
            .toArray();
    if (index.length == 0 || indexed.size() < history.size()) {
      reasons.put("max_drawdown", "The time-weighted index is not known for every day.");
      return null;
    }
    Drawdown fall = Drawdown.of(index);
    return new Fall(
        fall.largest(), day(indexed, fall.peak()), day(indexed, fall.trough()), fall.current());
  }

  private static LocalDate day(List<Snapshot> rows, int index) {
    return rows.get(index).date();
  }

  private static Exposure exposure(
      List<PositionLine> lines, Function<PositionLine, BigDecimal> basis) {
    BigDecimal longSide = BigDecimal.ZERO;
    BigDecimal shortSide = BigDecimal.ZERO;
    for (PositionLine line : lines) {
      BigDecimal value = basis.apply(line);
      if (value.signum() > 0) {
        longSide = longSide.add(value);
      } else {
        shortSide = shortSide.add(value);
      }
    }
    return new Exposure(longSide, shortSide);
  }

  private List<String> sources(Map<SymbolRisks.Key, SymbolRisk> betas, List<PositionLine> lines) {
    TreeSet<String> sources = new TreeSet<>(last.sources());
    for (PositionLine line : lines) {
      SymbolRisk risk =
          line.riskSymbol() == null
              ? null
              : betas.get(new SymbolRisks.Key(line.riskSymbol(), line.date()));
      if (risk != null) {
        sources.addAll(risk.sources());
      }
    }
    return List.copyOf(sources);
  }
}
