package dev.sigmasight.server.stage;

import dev.sigmasight.kernel.PortfolioId;
import java.time.LocalDate;
import java.util.List;

/** A phase that works portfolio by portfolio. Doing a day twice gives the same result as once. */
public interface PortfolioStage {

  Phase phase();

  /** The sessions that wait for this phase, oldest first. */
  List<LocalDate> due(PortfolioId portfolio, Window window);

  /** Does these sessions in order, each through a checkpoint. */
  void run(PortfolioId portfolio, List<LocalDate> sessions, Checkpoints checkpoints);
}
