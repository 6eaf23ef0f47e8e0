package dev.sigmasight.server.analytics;

import dev.sigmasight.server.analytics.Comovements.Window;
import dev.sigmasight.server.analytics.DataQualityView.Counts;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts correlations into the shape of the matrix. */
@Component("analyticsCorrelations")
public class Correlations {
  private static final int YEAR = 252;
  private static final int YEAR_OVERLAP = 60;
  private static final int MOST = 50;

  private final Comovements comovements;
  private final OpenLines lines;

  Correlations(Comovements comovements, OpenLines lines) {
    this.comovements = comovements;
    this.lines = lines;
  }

  /** Why there is no matrix: a constant for programs, one for the flag, a sentence. */
  private record Refusal(String reason, String flag, String message) {}

  /** The stored ones over a year, of the fifty largest holdings. */
  public CorrelationView ofYear(Standing standing) {
    return of(standing, new Window(YEAR, YEAR_OVERLAP), MOST);
  }

  CorrelationView of(Standing standing, Window window, int most) {
    Optional<Pairs> found = comovements.of(standing, window, most);
    if (found.isEmpty()) {
      return refused(
          standing,
          new Asked(window, most, null),
          new Refusal(
              "no_calculation_available", "NO_CORRELATION_CALCULATION", standing.whyNothing()));
    }
    Pairs pairs = found.get();
    Asked asked = new Asked(window, most, pairs);
    if (pairs.symbols().size() < 2) {
      return refused(
          standing,
          asked,
          new Refusal(
              "insufficient_symbols",
              "INSUFFICIENT_SYMBOLS",
              "A correlation needs two symbols with market prices."));
    }
    if (pairs.known() == 0) {
      return refused(
          standing,
          asked,
          new Refusal(
              "insufficient_data",
              "INSUFFICIENT_DATA",
              "No pair has " + window.fewest() + " daily returns in common."));
    }
    return view(
        standing,
        MatrixView.of(pairs, standing.nav()),
        DataQualityView.known(standing, counts(standing, pairs)),
        meta(standing, asked, null));
  }

  private record Asked(Window window, int most, @Nullable Pairs pairs) {}

  private CorrelationView refused(Standing standing, Asked asked, Refusal refusal) {
    Pairs pairs = asked.pairs();
    Counts counts = new Counts(0, standing.positions(), pairs == null ? 0 : pairs.days());
    return view(
        standing,
        null,
        DataQualityView.unknown(standing, refusal.flag(), refusal.message(), counts),
        meta(standing, asked, refusal));
  }

  private static CorrelationView view(
      Standing standing,
      @Nullable MatrixView data,
      DataQualityView quality,
      CorrelationView.Meta meta) {
    return new CorrelationView(
        data,
        data != null,
        standing.portfolio().value(),
        standing.asOf(),
        standing.dataThrough(),
        standing.quality(),
        standing.qualityReason(),
        quality,
        meta);
  }

  private static CorrelationView.Meta meta(
      Standing standing, Asked asked, @Nullable Refusal refusal) {
    Pairs pairs = asked.pairs();
    boolean nothing = pairs == null;
    return new CorrelationView.Meta(
        standing.asOf(),
        asked.window().sessions(),
        refusal == null && pairs != null ? pairs.symbols().size() : 0,
        asked.window().sessions(),
        asked.window().fewest(),
        asked.most(),
        "weight",
        pairs == null ? null : pairs.isStored() ? "stored" : "prices",
        refusal == null ? null : refusal.reason(),
        refusal == null ? null : refusal.message(),
        nothing ? asked.window().sessions() : null,
        refusal != null && pairs != null ? pairs.symbols().size() : null);
  }

  /** Positions count whose symbol is in a known pair. */
  private Counts counts(Standing standing, Pairs pairs) {
    Set<String> shown = new HashSet<>();
    for (int i = 0; i < pairs.symbols().size(); i++) {
      for (int j = 0; j < i; j++) {
        if (!Double.isNaN(pairs.correlation(i, j))) {
          shown.add(pairs.symbols().get(i));
          shown.add(pairs.symbols().get(j));
        }
      }
    }
    List<OpenLine> open = lines.of(standing);
    long analyzed =
        open.stream()
            .filter(line -> line.riskSymbol() != null && shown.contains(line.riskSymbol()))
            .count();
    return new Counts(Math.toIntExact(analyzed), open.size(), pairs.days());
  }
}
