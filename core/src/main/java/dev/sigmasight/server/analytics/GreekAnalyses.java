package dev.sigmasight.server.analytics;

import dev.sigmasight.server.analytics.OpenLine.OptionLine;
import dev.sigmasight.server.overview.Rounded;
import dev.sigmasight.server.risk.PortfolioRisk;
import dev.sigmasight.server.risk.Risks;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How options react, in all and one by one. */
@Component
public class GreekAnalyses {
  private final Risks risks;
  private final OpenLines lines;

  GreekAnalyses(Risks risks, OpenLines lines) {
    this.risks = risks;
    this.lines = lines;
  }

  /** Greeks of the options. */
  public TailViews.Greeks of(Standing standing) {
    Optional<PortfolioRisk> stored =
        standing.asOf() == null
            ? Optional.empty()
            : risks.onOrBefore(standing.portfolio(), standing.asOf());
    List<OpenLine> options =
        lines.of(standing).stream().filter(line -> line.option() != null).toList();
    boolean known = stored.filter(risk -> risk.greeks() != null).isPresent();
    return new TailViews.Greeks(
        stored.isPresent(),
        standing.portfolio().value(),
        standing.asOf(),
        standing.dataThrough(),
        standing.quality(),
        standing.qualityReason(),
        stored.map(risk -> sums(risk, options)).orElse(null),
        options.stream().map(line -> row(line, Objects.requireNonNull(line.option()))).toList(),
        known ? null : reason(standing));
  }

  private static String reason(Standing standing) {
    return standing.asOf() == null
        ? standing.whyNothing()
        : standing.reason("greeks", "Those of an option are unknown.");
  }

  /** What is known of a position that is an option. */
  public static TailViews.OptionGreeks row(OpenLine line) {
    return row(line, Objects.requireNonNull(line.option()));
  }

  private static TailViews.GreekSums sums(PortfolioRisk risk, List<OpenLine> options) {
    PortfolioRisk.OptionGreeks greeks = risk.greeks();
    return new TailViews.GreekSums(
        risk.options(),
        Objects.requireNonNull(
            Rounded.amount(options.stream().mapToDouble(OpenLine::deltaValue).sum())),
        greeks == null ? null : Rounded.amount(greeks.gamma()),
        greeks == null ? null : Rounded.amount(greeks.theta()),
        greeks == null ? null : Rounded.amount(greeks.vega()),
        greeks == null ? null : Rounded.amount(greeks.rho()));
  }

  private static TailViews.OptionGreeks row(OpenLine line, OptionLine option) {
    return new TailViews.OptionGreeks(
        line.id(),
        line.symbol(),
        line.riskSymbol(),
        Rounded.plain(line.quantity()),
        Rounded.money(line.marketValue()),
        Rounded.figure(option.delta()),
        Objects.requireNonNull(Rounded.amount(line.deltaValue())),
        Rounded.amount(option.gamma()),
        Rounded.amount(option.theta()),
        Rounded.amount(option.vega()),
        Rounded.amount(option.rho()),
        Rounded.amount(option.spot()),
        Rounded.figure(option.volatility()),
        option.source(),
        unknown(option));
  }

  private static @Nullable String unknown(OptionLine option) {
    return option.gamma() == null
        ? "Without a price of the underlying the model says nothing."
        : null;
  }
}
