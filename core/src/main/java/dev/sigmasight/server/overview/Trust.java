package dev.sigmasight.server.overview;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How far an answer can be relied on.
 *
 * @param asOf the session it is of; null if nothing is known
 * @param dataThrough session of the oldest market price; null if none is used
 * @param reason set unless the quality is FINAL
 */
public record Trust(
    @Nullable LocalDate asOf,
    @Nullable LocalDate dataThrough,
    Quality quality,
    @Nullable String reason) {

  /** The session, of an answer that has one. */
  public LocalDate session() {
    return Objects.requireNonNull(asOf);
  }

  /**
   * Of an answer that lacks nothing.
   *
   * @param lastSession the last one that is over for good
   * @param provisional whether a price may still be corrected
   */
  public static Trust dated(
      LocalDate asOf, LocalDate lastSession, @Nullable LocalDate dataThrough, boolean provisional) {
    if (asOf.isBefore(lastSession)) {
      return new Trust(asOf, dataThrough, Quality.STALE, computedThrough(asOf, lastSession));
    }
    if (dataThrough != null && dataThrough.isBefore(asOf)) {
      return new Trust(
          asOf, dataThrough, Quality.STALE, "Some prices are carried from " + dataThrough + ".");
    }
    return provisional
        ? new Trust(
            asOf, dataThrough, Quality.PROVISIONAL, "Prices of the session may still be corrected.")
        : new Trust(asOf, dataThrough, Quality.FINAL, null);
  }

  /** What is said of results of an earlier session. */
  public static String computedThrough(LocalDate day, LocalDate lastSession) {
    return "Computed through " + day + "; the last completed session is " + lastSession + ".";
  }
}
