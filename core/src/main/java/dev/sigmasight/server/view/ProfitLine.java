package dev.sigmasight.server.view;

import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.server.view.HeldLine.TagLine;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A position, open or closed, with what its open part had gained since it was entered, at two
 * closes.
 *
 * @param name of the company behind it; null if it is unknown
 * @param sector null if it is unknown, as of a private asset
 * @param underlying symbol; null for what is no option
 * @param before at the first close; null if it was not held, or has no price then
 * @param after at the last close; null likewise
 */
record ProfitLine(
    UUID id,
    PortfolioId portfolio,
    String symbol,
    @Nullable String name,
    @Nullable String sector,
    @Nullable String underlying,
    @Nullable BigDecimal before,
    @Nullable BigDecimal after,
    List<TagLine> tags) {
  ProfitLine {
    tags = List.copyOf(tags);
  }
}
