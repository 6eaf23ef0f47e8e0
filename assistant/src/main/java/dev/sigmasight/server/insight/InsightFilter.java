package dev.sigmasight.server.insight;

import dev.sigmasight.kernel.PortfolioId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Which insights to list. */
record InsightFilter(PortfolioId portfolio, @Nullable InsightType type, Instant since) {}
