package dev.sigmasight.server.aggregate;

import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.server.overview.Obstacle;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A portfolio among several.
 *
 * @param currency ISO 4217
 * @param newest the newest session with valid results; null if there is none
 * @param begins its first day, of one without results where that is later than the day asked for
 * @param obstacle what its newest run stopped at, of one without results; null if none did
 */
public record Member(
    PortfolioId id,
    String name,
    String accountName,
    String accountType,
    String currency,
    @Nullable LocalDate newest,
    @Nullable LocalDate begins,
    @Nullable String obstacle) {
  /** Why it has no results. */
  String whyNothing() {
    return begins == null ? Obstacle.after(Pools.NOTHING, obstacle) : Obstacle.before(begins);
  }
}
