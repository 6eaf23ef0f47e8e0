package dev.sigmasight.server.analytics;

import dev.sigmasight.server.analytics.Comovements.Window;
import dev.sigmasight.server.overview.Rounded;
import dev.sigmasight.server.risk.CorrelationResult;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sums up correlations in one figure. */
@Component
class Diversifications {
  private final Comovements comovements;

  Diversifications(Comovements comovements) {
    this.comovements = comovements;
  }

  DiversificationView of(Standing standing, Window window) {
    Optional<CorrelationResult> whole = comovements.whole(standing);
    if (whole.isEmpty()) {
      return view(standing, window, null, null, "no_calculation_available");
    }
    Pairs pairs = comovements.of(standing, window, Integer.MAX_VALUE).orElseThrow();
    String reason =
        pairs.symbols().size() < 2
            ? "insufficient_symbols"
            : pairs.known() == 0 ? "insufficient_data" : null;
    return view(standing, window, pairs, whole.get(), reason);
  }

  private static DiversificationView view(
      Standing standing,
      Window window,
      @Nullable Pairs pairs,
      @Nullable CorrelationResult whole,
      @Nullable String reason) {
    Pairs known = reason == null ? pairs : null;
    return new DiversificationView(
        known != null,
        standing.portfolio().value(),
        standing.asOf(),
        standing.dataThrough(),
        standing.quality(),
        standing.qualityReason(),
        known == null ? null : Rounded.figure(known.size()),
        known == null ? null : Rounded.figure(known.coverage()),
        whole == null ? null : Rounded.figure(whole.diversificationRatio()),
        whole == null ? null : Rounded.figure(whole.effectiveBets()),
        pairs == null ? null : window.sessions(),
        standing.asOf(),
        pairs == null ? null : pairs.symbols().size(),
        new DiversificationView.Meta(
            window.sessions(),
            window.fewest(),
            "full_calculation_set",
            id(standing),
            reason,
            message(standing, reason, window)));
  }

  private static @Nullable String message(
      Standing standing, @Nullable String reason, Window window) {
    return switch (reason) {
      case null -> null;
      case "no_calculation_available" -> standing.whyNothing();
      case "insufficient_symbols" -> "A correlation needs two symbols with market prices.";
      default -> "No pair has " + window.fewest() + " daily returns in common.";
    };
  }

  private static @Nullable UUID id(Standing standing) {
    Standing.Computed computed = standing.computed();
    return computed == null
        ? null
        : UUID.nameUUIDFromBytes(
            (standing.portfolio() + " " + computed.day() + " " + computed.inputHash())
                .getBytes(StandardCharsets.UTF_8));
  }
}
