package dev.sigmasight.server.insight;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How much is at stake against the owner's equity. */
final class ExposureRules {
  /** Net exposure in percent of net asset value, either way. */
  static final double WARNING_NET = 150;

  /** Gross exposure in percent of net asset value. */
  static final double ELEVATED_GROSS = 200;

  static final double WARNING_GROSS = 400;

  /** Below the highest close, as a fraction. */
  static final double ELEVATED_DRAWDOWN = 0.1;

  static final double WARNING_DRAWDOWN = 0.2;

  private ExposureRules() {}

  static List<Finding> of(Evidence evidence) {
    List<Finding> found = new ArrayList<>();
    Optional<Figure> value = evidence.figure(Part.OVERVIEW, "/net_asset_value");
    value.map(ExposureRules::value).ifPresent(found::add);
    net(evidence).ifPresent(found::add);
    gross(evidence).ifPresent(found::add);
    evidence
        .figure(Part.OVERVIEW, "/risk/current_drawdown")
        .map(ExposureRules::drawdown)
        .ifPresent(found::add);
    return found;
  }

  private static Finding value(Figure value) {
    return value.value().signum() > 0
        ? Finding.of(
            "net_asset_value",
            Severity.NORMAL,
            "The net asset value was %s on %s.".formatted(value.dollars(), value.asOf()),
            null,
            value)
        : Finding.of(
            "no_equity",
            Severity.CRITICAL,
            "The net asset value was %s on %s: debts are as large as assets, or larger."
                .formatted(value.dollars(), value.asOf()),
            "Is the ledger complete, or is money due to the broker?",
            value);
  }

  private static Optional<Finding> net(Evidence evidence) {
    return evidence
        .figure(Part.OVERVIEW, "/exposures/net_percentage")
        .map(
            net -> {
              boolean high = Math.abs(net.exact()) > WARNING_NET;
              return Finding.of(
                  "net_exposure",
                  high ? Severity.WARNING : Severity.NORMAL,
                  "Net exposure is %s of net asset value.".formatted(net.asPercent()),
                  high ? "Is a net exposure of %s intended?".formatted(net.asPercent()) : null,
                  net);
            });
  }

  private static Optional<Finding> gross(Evidence evidence) {
    return evidence
        .figure(Part.OVERVIEW, "/exposures/gross_percentage")
        .map(
            gross -> {
              Severity severity = Severity.of(gross.exact(), ELEVATED_GROSS, WARNING_GROSS);
              return Finding.of(
                  "gross_exposure",
                  severity,
                  "Long and short positions together are %s of net asset value."
                      .formatted(gross.asPercent()),
                  severity.standsOut() ? "Is leverage of this size part of the plan?" : null,
                  gross);
            });
  }

  private static Finding drawdown(Figure drawdown) {
    Severity severity = Severity.of(-drawdown.exact(), ELEVATED_DRAWDOWN, WARNING_DRAWDOWN);
    return Finding.of(
        "drawdown",
        severity,
        drawdown.value().signum() == 0
            ? "The portfolio closed at its highest value so far, a drawdown of %s."
                .formatted(drawdown.size())
            : "The portfolio is %s below its highest close.".formatted(drawdown.size()),
        severity.standsOut() ? "How deep a drawdown are you prepared to sit out?" : null,
        drawdown);
  }
}
