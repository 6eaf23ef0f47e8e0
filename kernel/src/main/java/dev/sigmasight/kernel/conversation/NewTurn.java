package dev.sigmasight.kernel.conversation;

import dev.sigmasight.kernel.PortfolioId;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks.
 *
 * @param text 1 to 4000 characters, trimmed
 * @param portfolios what it is about from now on; empty leaves it as it is
 * @param page where in the front end it was asked
 * @param requestKey names the request, so that sending it again starts nothing; null if it need not
 * @param regenerates an answer to replace by another one to the same question, or null
 */
public record NewTurn(
    UUID conversation,
    String text,
    Set<PortfolioId> portfolios,
    @Nullable String page,
    @Nullable String requestKey,
    @Nullable UUID regenerates) {
  public NewTurn {
    portfolios = Set.copyOf(portfolios);
  }
}
