package dev.sigmasight.server.stage;

import dev.sigmasight.kernel.PortfolioId;
import java.util.List;
import java.util.Optional;

/**
 * Something small that a run does for its portfolios when their phases are over. It is no item and
 * a run does not fail with it; what it could not do, the next run does.
 */
public interface ClosingStep {

  /** What it is about, in the plural, as in "Sector tags". */
  String name();

  /**
   * @return what was done, a sentence for the log of the run; empty if nothing
   */
  Optional<String> close(List<PortfolioId> portfolios);
}
