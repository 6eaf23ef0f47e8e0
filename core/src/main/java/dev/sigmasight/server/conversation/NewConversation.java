package dev.sigmasight.server.conversation;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A conversation that is wanted.
 *
 * @param portfolios what it is about; empty for all
 */
record NewConversation(
    String mode,
    @Nullable String title,
    Set<UUID> portfolios,
    @Nullable String pageHint,
    @Nullable String route) {
  NewConversation {
    portfolios = Set.copyOf(portfolios);
  }
}
