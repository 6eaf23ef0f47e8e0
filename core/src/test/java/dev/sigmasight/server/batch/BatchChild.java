package dev.sigmasight.server.batch;

import dev.sigmasight.database.DatabaseUrl;
import dev.sigmasight.server.CoreContext;

/** A process of its own that runs the batch, so that a test can kill it. */
final class BatchChild {
  private BatchChild() {}

  public static void main(String[] arguments) {
    try (CoreContext core = CoreContext.at(RealPortfolio.NOW, DatabaseUrl.parse(arguments[0]))) {
      var _ = RealPortfolio.run(core, RealPortfolio.LAST);
    }
  }
}
