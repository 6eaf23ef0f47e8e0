package dev.sigmasight.quant.stress;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * A named set of shocks.
 *
 * @param id as stored, such as {@code market_down_10}
 * @param name for people
 * @param group under which it is listed
 * @param category what it is about
 * @param severity how hard it is meant to hit
 * @param active whether it belongs to the usual run; the others run when asked for
 * @param shocks stipulated moves of factors
 * @param ownMoves stipulated returns of single symbols, as fractions: what is held of them, and
 *     options on them, does not follow the factors
 * @param window the days that a historical replay repeats
 */
public record Scenario(
    String id,
    String name,
    Group group,
    Category category,
    Severity severity,
    boolean active,
    Shocks shocks,
    Map<String, Double> ownMoves,
    Optional<Window> window) {
  public Scenario {
    ownMoves = Map.copyOf(ownMoves);
  }

  /** How scenarios are listed. */
  public enum Group {
    BASE_CASES,
    MARKET_RISK,
    INTEREST_RATE_RISK,
    FACTOR_ROTATIONS,
    VOLATILITY_RISK,
    HISTORICAL_REPLAYS
  }

  /** What scenarios are about. */
  public enum Category {
    MARKET,
    RATES,
    ROTATION,
    VOLATILITY,
    HISTORICAL
  }

  /**
   * A stretch of days.
   *
   * @param from its moves start at the close of this day
   * @param to they end at the close of this one, later
   */
  public record Window(LocalDate from, LocalDate to) {
    public Window {
      if (!from.isBefore(to)) {
        throw new IllegalArgumentException(from + " is not before " + to);
      }
    }
  }
}
