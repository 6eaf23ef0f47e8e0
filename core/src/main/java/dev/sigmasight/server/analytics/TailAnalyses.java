package dev.sigmasight.server.analytics;

import dev.sigmasight.quant.factor.Factor;
import dev.sigmasight.quant.factor.Factors;
import dev.sigmasight.server.analytics.TailViews.Figure;
import dev.sigmasight.server.overview.Rounded;
import dev.sigmasight.server.risk.FactorExposures;
import dev.sigmasight.server.risk.Risks;
import dev.sigmasight.server.risk.TailResult;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Value at risk, expected shortfall and what adds to risk. */
@Component
public class TailAnalyses {
  private static final BigDecimal USUAL = new BigDecimal("0.95");
  private static final BigDecimal RARE = new BigDecimal("0.99");
  private static final String TOO_RARE =
      "The batch keeps a year of days, too few to see losses of one day in a hundred.";

  /** The factors whose funds the model moves, in the order of their display. */
  private static final List<Factor> FUNDS =
      Factors.ALL.stream()
          .filter(factor -> factor.soldProxy().isEmpty() && !factor.equals(Factors.PROVIDER))
          .toList();

  private final Risks risks;
  private final OpenLines lines;

  TailAnalyses(Risks risks, OpenLines lines) {
    this.risks = risks;
    this.lines = lines;
  }

  private Optional<TailResult> stored(Standing standing) {
    return standing.asOf() == null
        ? Optional.empty()
        : risks.tail(standing.portfolio(), standing.asOf());
  }

  /** Value at risk and expected shortfall by method and level. */
  public TailViews.Tail tail(Standing standing) {
    Optional<TailResult> stored = stored(standing);
    return new TailViews.Tail(
        stored.isPresent(),
        standing.portfolio().value(),
        standing.asOf(),
        standing.dataThrough(),
        standing.quality(),
        standing.qualityReason(),
        stored
            .map(tail -> data(Objects.requireNonNull(standing.nav()), tail, standing::reason))
            .orElse(null),
        stored.isEmpty() ? standing.whyNothing() : null);
  }

  /**
   * Figures by method and level, and what symbols add.
   *
   * @param reason why a figure is unknown, by its name and what to say otherwise
   */
  public static TailViews.TailData data(
      BigDecimal nav, TailResult tail, BinaryOperator<String> reason) {
    String historical = reason.apply("historical_var", "Too few daily returns.");
    String normal = reason.apply("normal_var", "Too few daily returns.");
    String factor = reason.apply("factor_var", "The factor model knows no volatility of it.");
    return new TailViews.TailData(
        Rounded.money(nav),
        1,
        tail.scenarios(),
        Rounded.figure(tail.coverage()),
        Rounded.figure(tail.holdingsVolatility()),
        List.of(
            figure(
                "historical",
                USUAL,
                tail.historicalVar95(),
                tail.historicalEs95(),
                nav,
                historical),
            figure("historical", RARE, null, null, nav, TOO_RARE),
            figure("normal", USUAL, tail.normalVar95(), tail.normalEs95(), nav, normal),
            figure("normal", RARE, tail.normalVar99(), tail.normalEs99(), nav, normal),
            figure("factor", USUAL, tail.factorVar95(), tail.factorEs95(), nav, factor),
            figure("factor", RARE, tail.factorVar99(), tail.factorEs99(), nav, factor)),
        parts(tail));
  }

  private static Figure figure(
      String method,
      BigDecimal level,
      @Nullable Double loss,
      @Nullable Double shortfall,
      BigDecimal nav,
      String reason) {
    return new Figure(
        method,
        level,
        Rounded.amount(loss),
        Rounded.amount(shortfall),
        ofNav(loss, nav),
        ofNav(shortfall, nav),
        loss == null || shortfall == null ? reason : null);
  }

  private static @Nullable BigDecimal ofNav(@Nullable Double loss, BigDecimal nav) {
    return loss == null ? null : Rounded.ratio(BigDecimal.valueOf(loss), nav, 6);
  }

  private static @Nullable Double at(List<@Nullable Double> parts, int place) {
    return place < parts.size() ? parts.get(place) : null;
  }

  private static @Nullable BigDecimal share(@Nullable Double part, @Nullable Double whole) {
    return part == null || whole == null || whole == 0 ? null : Rounded.figure(part / whole);
  }

  private static @Nullable String unknown(@Nullable Double historical, @Nullable Double factor) {
    if (historical == null) {
      return "It has too few of the window's returns.";
    }
    return factor == null ? "It has no betas to the factors." : null;
  }

  private static List<TailViews.SymbolPart> parts(TailResult tail) {
    List<TailViews.SymbolPart> parts = new ArrayList<>();
    for (int i = 0; i < tail.symbols().size(); i++) {
      Double historical = at(tail.shortfallParts(), i);
      Double factor = at(tail.factorParts(), i);
      parts.add(
          new TailViews.SymbolPart(
              tail.symbols().get(i),
              Rounded.amount(historical),
              share(historical, tail.historicalEs95()),
              Rounded.amount(factor),
              share(factor, tail.factorEs95()),
              unknown(historical, factor)));
    }
    return parts;
  }

  /** What adds to risk, by position and by factor. */
  public TailViews.Contributions contributions(Standing standing) {
    Optional<TailResult> stored = stored(standing);
    return new TailViews.Contributions(
        stored.isPresent(),
        standing.portfolio().value(),
        standing.asOf(),
        standing.dataThrough(),
        standing.quality(),
        standing.qualityReason(),
        stored.map(tail -> contributions(standing, tail)).orElse(null),
        stored.isEmpty() ? standing.whyNothing() : null);
  }

  private TailViews.ContributionData contributions(Standing standing, TailResult tail) {
    FactorExposures factors =
        risks
            .factors(standing.portfolio(), Objects.requireNonNull(standing.asOf()))
            .filter(each -> each.factorVolatility() != null)
            .orElse(null);
    return new TailViews.ContributionData(
        Rounded.amount(tail.historicalEs95()),
        Rounded.amount(tail.factorEs95()),
        factors == null ? null : Rounded.figure(factors.factorVolatility()),
        factors == null ? null : Rounded.figure(factors.systematicShare()),
        byPosition(lines.of(standing), tail),
        factors == null ? List.of() : byFactor(factors),
        factors == null
            ? standing.reason("factor_volatility", "The factor model knows no volatility of it.")
            : null);
  }

  /** What each of these positions adds, by its id. */
  public static Map<UUID, TailViews.PositionPart> parts(List<OpenLine> open, TailResult tail) {
    Map<UUID, TailViews.PositionPart> parts = new HashMap<>();
    byPosition(open, tail).forEach(part -> parts.put(part.positionId(), part));
    return parts;
  }

  /** The part of a symbol is shared by its positions in proportion to their delta values. */
  public static List<TailViews.PositionPart> byPosition(List<OpenLine> open, TailResult tail) {
    Map<String, Double> net = new HashMap<>();
    open.forEach(
        line -> {
          if (line.riskSymbol() != null) {
            net.merge(line.riskSymbol(), line.deltaValue(), Double::sum);
          }
        });
    return open.stream().map(line -> part(line, net, tail)).toList();
  }

  private static TailViews.PositionPart part(
      OpenLine line, Map<String, Double> net, TailResult tail) {
    int at = line.riskSymbol() == null ? -1 : tail.symbols().indexOf(line.riskSymbol());
    double all = at < 0 ? 0 : net.getOrDefault(tail.symbols().get(at), 0.0);
    Double historical = at < 0 ? null : scaled(at(tail.shortfallParts(), at), line, all);
    Double factor = at < 0 ? null : scaled(at(tail.factorParts(), at), line, all);
    String reason =
        line.riskSymbol() == null
            ? "A private asset has no daily returns."
            : at < 0 ? "The positions in its symbol cancel out." : unknown(historical, factor);
    return new TailViews.PositionPart(
        line.id(),
        line.symbol(),
        line.riskSymbol(),
        Objects.requireNonNull(Rounded.amount(line.deltaValue())),
        Rounded.amount(historical),
        share(historical, tail.historicalEs95()),
        Rounded.amount(factor),
        share(factor, tail.factorEs95()),
        reason);
  }

  private static @Nullable Double scaled(@Nullable Double part, OpenLine line, double net) {
    return part == null || net == 0 ? null : part * line.deltaValue() / net;
  }

  private static List<TailViews.FactorPart> byFactor(FactorExposures factors) {
    List<TailViews.FactorPart> parts = new ArrayList<>();
    for (int k = 0; k < FUNDS.size(); k++) {
      Double part = at(factors.riskParts(), k);
      parts.add(
          new TailViews.FactorPart(
              FUNDS.get(k).name(),
              FUNDS.get(k).proxy(),
              Rounded.amount(at(factors.fundExposures(), k)),
              Rounded.figure(part),
              share(part, factors.factorVolatility())));
    }
    parts.add(
        new TailViews.FactorPart(
            "Specific",
            null,
            null,
            Rounded.figure(factors.specificPart()),
            share(factors.specificPart(), factors.factorVolatility())));
    return parts;
  }
}
