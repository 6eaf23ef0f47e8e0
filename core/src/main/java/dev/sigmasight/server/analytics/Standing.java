package dev.sigmasight.server.analytics;

import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.server.overview.Obstacle;
import dev.sigmasight.server.overview.Quality;
import dev.sigmasight.server.portfolio.ExposureLimits;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How far a portfolio is computed, and how good that is.
 *
 * @param today in New York
 * @param lastSession the last session that is over for good
 * @param dataThrough session of the oldest market price used; null if none is
 * @param limits of the exposure, as they are set now
 * @param computed null if no valid result is stored
 */
public record Standing(
    PortfolioId portfolio,
    LocalDate today,
    LocalDate lastSession,
    @Nullable LocalDate dataThrough,
    Quality quality,
    @Nullable String qualityReason,
    ExposureLimits limits,
    @Nullable Computed computed) {

  /**
   * The newest results.
   *
   * @param newestSnapshot newest day that is valued, with results of risk or without
   * @param positions open at the close
   * @param missing symbols that some engine had to leave out
   * @param reasons figure to the reason why it is unknown
   * @param inputHash names what went in
   */
  public record Computed(
      LocalDate day,
      LocalDate newestSnapshot,
      BigDecimal nav,
      int positions,
      List<String> missing,
      Map<String, String> reasons,
      List<String> sources,
      String inputHash) {}

  /** The day of the results. */
  public @Nullable LocalDate asOf() {
    return computed == null ? null : computed.day();
  }

  /** Net asset value at the close of that day. */
  public @Nullable BigDecimal nav() {
    return computed == null ? null : computed.nav();
  }

  /** Positions open at that close. */
  public int positions() {
    return computed == null ? 0 : computed.positions();
  }

  /** Why there are no results. */
  public String whyNothing() {
    return computed == null ? Objects.requireNonNull(qualityReason) : Obstacle.NOTHING;
  }

  /** Why a figure is unknown. */
  public String reason(String figure, String otherwise) {
    return computed == null ? otherwise : computed.reasons().getOrDefault(figure, otherwise);
  }
}
