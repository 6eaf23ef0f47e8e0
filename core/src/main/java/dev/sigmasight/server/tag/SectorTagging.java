package dev.sigmasight.server.tag;

import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.server.stage.ClosingStep;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Gives what portfolios hold the tag of its sector once: when a run has computed them and the
 * sector is known.
 */
@Component
class SectorTagging implements ClosingStep {
  private final SectorTags sectors;
  private final Clock clock;

  SectorTagging(SectorTags sectors, Clock clock) {
    this.sectors = sectors;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "Sector tags";
  }

  @Override
  public Optional<String> close(List<PortfolioId> portfolios) {
    int tagged = sectors.tagNew(portfolios, clock.instant());
    return tagged == 0
        ? Optional.empty()
        : Optional.of("Positions tagged with their sector: %d.".formatted(tagged));
  }
}
