package dev.sigmasight.server.analytics;

import dev.sigmasight.quant.factor.Factors;
import dev.sigmasight.quant.regression.LineFit;
import dev.sigmasight.server.analytics.BetaViews.Calculated;
import dev.sigmasight.server.analytics.BetaViews.Compared;
import dev.sigmasight.server.analytics.BetaViews.Comparison;
import dev.sigmasight.server.overview.Rounded;
import dev.sigmasight.server.risk.PortfolioRisk;
import dev.sigmasight.server.risk.Risks;
import dev.sigmasight.server.risk.SymbolRisks;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Betas to the market, ours and the provider's. */
@Component
class BetaAnalyses {
  private final Risks risks;
  private final OpenLines lines;
  private final MarketBetas betas;

  BetaAnalyses(Risks risks, OpenLines lines, MarketBetas betas) {
    this.risks = risks;
    this.lines = lines;
    this.betas = betas;
  }

  /** Both answers about the betas that we compute. */
  record Both(Comparison comparison, Calculated calculated) {}

  /** The positions are read once for both. */
  Both both(Standing standing) {
    List<OpenLine> open = lines.of(standing);
    MarketBetas.Held held = betas.of(standing, open);
    return new Both(comparison(standing, open, held), calculated(standing, held));
  }

  Comparison comparison(Standing standing) {
    List<OpenLine> open = lines.of(standing);
    return comparison(standing, open, betas.of(standing, open));
  }

  private static Comparison comparison(
      Standing standing, List<OpenLine> open, MarketBetas.Held held) {
    List<Compared> compared =
        open.stream().map(line -> compared(standing, line, held.of(line))).toList();
    return new Comparison(
        standing.asOf() != null,
        standing.portfolio().value(),
        standing.asOf(),
        standing.dataThrough(),
        standing.quality(),
        standing.qualityReason(),
        compared,
        new BetaViews.ComparisonMeta(
            open.size(),
            Math.toIntExact(compared.stream().filter(each -> each.marketBeta() != null).count()),
            Math.toIntExact(
                compared.stream().filter(each -> each.calculatedBeta() != null).count()),
            standing.asOf() == null ? standing.whyNothing() : null));
  }

  private static Compared compared(Standing standing, OpenLine line, LineFit.@Nullable Line own) {
    Double vendor = line.providerBeta();
    return new Compared(
        line.symbol(),
        line.id(),
        Rounded.figure(vendor),
        own == null ? null : Rounded.figure(own.beta()),
        own == null ? null : Rounded.figure(own.rSquared()),
        own == null ? null : standing.asOf(),
        own == null ? null : own.observations(),
        own == null || vendor == null ? null : Rounded.figure(own.beta() - vendor),
        reason(line, own));
  }

  private static @Nullable String reason(OpenLine line, LineFit.@Nullable Line own) {
    if (line.riskSymbol() == null) {
      return "A private asset has no market beta.";
    }
    if (own == null) {
      return "Fewer than "
          + SymbolRisks.FEWEST
          + " daily returns in common with "
          + SymbolRisks.MARKET
          + " over the last "
          + MarketBetas.SESSIONS
          + " sessions.";
    }
    return line.providerBeta() == null ? "No provider states a beta of it." : null;
  }

  Calculated calculated(Standing standing) {
    return calculated(standing, betas.of(standing, lines.of(standing)));
  }

  private static Calculated calculated(Standing standing, MarketBetas.Held held) {
    BigDecimal beta = Rounded.figure(held.beta());
    LineFit.Line whole = held.whole();
    return new Calculated(
        beta != null,
        standing.portfolio().value(),
        standing.asOf(),
        standing.dataThrough(),
        standing.quality(),
        standing.qualityReason(),
        standing.asOf(),
        beta == null
            ? null
            : new BetaViews.CalculatedData(
                beta,
                whole == null ? null : Rounded.figure(whole.rSquared()),
                whole == null ? null : whole.observations(),
                Rounded.figure(held.coverage())),
        new BetaViews.CalculatedMeta(
            "equity_weighted_average_of_position_betas",
            "single_factor_ols",
            MarketBetas.SESSIONS,
            held.reason()));
  }

  BetaViews.Provider provider(Standing standing) {
    Optional<PortfolioRisk> risk =
        standing.asOf() == null
            ? Optional.empty()
            : risks.onOrBefore(standing.portfolio(), standing.asOf());
    BigDecimal beta = risk.map(each -> Rounded.figure(each.providerBeta())).orElse(null);
    return new BetaViews.Provider(
        beta != null,
        standing.portfolio().value(),
        standing.asOf(),
        standing.dataThrough(),
        standing.quality(),
        standing.qualityReason(),
        standing.asOf(),
        beta == null
            ? null
            : data(beta, lines.of(standing), risk.orElseThrow().providerBetaCoverage()),
        new BetaViews.ProviderMeta(
            "equity_weighted_average_of_company_profile_betas",
            "company_profile_table",
            "1_year",
            beta == null ? unknown(standing) : null));
  }

  private static String unknown(Standing standing) {
    return standing.asOf() == null
        ? standing.whyNothing()
        : FactorAnalyses.reason(standing, Factors.PROVIDER);
  }

  private static BetaViews.ProviderData data(
      BigDecimal beta, List<OpenLine> open, @Nullable Double coverage) {
    int with =
        Math.toIntExact(open.stream().map(OpenLine::providerBeta).filter(Objects::nonNull).count());
    BigDecimal percent =
        open.isEmpty()
            ? null
            : BigDecimal.valueOf(100L * with)
                .divide(BigDecimal.valueOf(open.size()), MathContext.DECIMAL64)
                .setScale(2, RoundingMode.HALF_EVEN);
    return new BetaViews.ProviderData(beta, with, open.size(), percent, Rounded.figure(coverage));
  }
}
