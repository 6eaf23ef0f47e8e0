package dev.sigmasight.server.batch;

import dev.sigmasight.database.DatabaseUrl;
import dev.sigmasight.server.CoreContext;
import java.time.LocalDate;

/** A process of its own that runs the batch, so that a test can kill it. */
final class BatchChild {
  /** A hundred sessions after the portfolio was bought. */
  static final LocalDate LAST = LocalDate.of(2019, 5, 23);

  private BatchChild() {}

  public static void main(String[] arguments) {
    try (CoreContext core = CoreContext.at(RealPortfolio.NOW, DatabaseUrl.parse(arguments[0]))) {
      var _ = RealPortfolio.run(core, LAST);
    }
  }
}
