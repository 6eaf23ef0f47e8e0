package dev.sigmasight.server.view;

import dev.sigmasight.server.aggregate.PoolViews;
import dev.sigmasight.server.overview.Quality;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Puts numbers of one day and quality into their envelopes. */
final class Numbers {
  private static final String UNKNOWN = "It is not known.";

  private final @Nullable LocalDate asOf;
  private final Quality quality;
  private final @Nullable String qualityReason;

  Numbers(@Nullable LocalDate asOf, Quality quality, @Nullable String qualityReason) {
    this.asOf = asOf;
    this.quality = quality;
    this.qualityReason = qualityReason;
  }

  /** Numbers about the volatility of several portfolios, which may lack some of them. */
  static Numbers of(PoolViews.Volatility pooled) {
    return new Numbers(pooled.asOf(), pooled.quality(), pooled.qualityReason());
  }

  /** The day that they are of; null if nothing is known. */
  @Nullable LocalDate asOf() {
    return asOf;
  }

  /** What may be known beside a number. */
  record Beside(
      @Nullable Integer n,
      @Nullable BigDecimal coverage,
      @Nullable BigDecimal se,
      @Nullable BigDecimal lo,
      @Nullable BigDecimal hi) {
    static final Beside NOTHING = new Beside(null, null, null, null, null);

    static Beside coverage(@Nullable BigDecimal coverage) {
      return new Beside(null, coverage, null, null, null);
    }

    static Beside observations(int n) {
      return new Beside(n, null, null, null, null);
    }

    /** With coverage and observations. */
    static Beside of(@Nullable Integer n, @Nullable BigDecimal coverage) {
      return new Beside(n, coverage, null, null, null);
    }

    static Beside interval(@Nullable BigDecimal lo, @Nullable BigDecimal hi) {
      return new Beside(null, null, null, lo, hi);
    }
  }

  ViewNumber money(@Nullable BigDecimal value, Method method) {
    return of("currency", value, method, null, Beside.NOTHING);
  }

  ViewNumber ratio(@Nullable BigDecimal value, Method method) {
    return of("ratio", value, method, null, Beside.NOTHING);
  }

  ViewNumber count(int value, Method method) {
    return of("count", BigDecimal.valueOf(value), method, null, Beside.NOTHING);
  }

  /**
   * @param why it is unknown, if it is
   */
  ViewNumber of(
      String unit, @Nullable BigDecimal value, Method method, @Nullable String why, Beside beside) {
    Status status = status(value, why, beside.coverage());
    return new ViewNumber(
        text(value),
        unit,
        status.status(),
        status.reason(),
        status.text(),
        asOf,
        method.id(),
        beside.n(),
        text(beside.coverage()),
        text(beside.se()),
        text(beside.lo()),
        text(beside.hi()),
        method.inputs());
  }

  private record Status(String status, @Nullable String reason, @Nullable String text) {}

  private Status status(
      @Nullable BigDecimal value, @Nullable String why, @Nullable BigDecimal coverage) {
    if (value == null) {
      return new Status("unavailable", "UNKNOWN", why == null ? UNKNOWN : why);
    }
    return switch (quality) {
      case STALE -> new Status("stale", "STALE", qualityReason);
      case PROVISIONAL, PARTIAL -> new Status("partial", quality.name(), qualityReason);
      case UNAVAILABLE -> new Status("unavailable", "UNAVAILABLE", qualityReason);
      case FINAL ->
          coverage != null && coverage.compareTo(BigDecimal.ONE) < 0
              ? new Status("partial", "COVERAGE", "Part of what is held is not in it.")
              : new Status("ok", null, null);
    };
  }

  private static @Nullable String text(@Nullable BigDecimal value) {
    return value == null ? null : value.toPlainString();
  }
}
