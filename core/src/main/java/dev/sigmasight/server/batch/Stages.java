package dev.sigmasight.server.batch;

import dev.sigmasight.server.stage.ClosingStep;
import dev.sigmasight.server.stage.PortfolioStage;
import dev.sigmasight.server.stage.SymbolStage;
import java.util.List;
import org.springframework.stereotype.Component;

/** What a run does: its phases by symbol and by portfolio, and what comes at the end. */
@Component
record Stages(
    List<SymbolStage> symbols, List<PortfolioStage> portfolios, List<ClosingStep> closing) {}
