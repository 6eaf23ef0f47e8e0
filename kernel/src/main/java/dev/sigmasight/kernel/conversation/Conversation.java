package dev.sigmasight.kernel.conversation;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.PortfolioId;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A conversation of an account with the analyst.
 *
 * @param mode manner of answering: green explains, blue is terse, indigo tells, violet warns
 * @param portfolios what it is about, all of them the account's; empty for all it has
 */
public record Conversation(
    UUID id, AccountId account, String mode, @Nullable String title, Set<PortfolioId> portfolios) {
  public Conversation {
    portfolios = Set.copyOf(portfolios);
  }
}
