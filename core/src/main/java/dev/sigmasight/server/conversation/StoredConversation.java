package dev.sigmasight.server.conversation;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.kernel.conversation.Conversation;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A conversation as it is stored.
 *
 * @param portfolios what it is about, those created first at the front; empty for all
 * @param messages how many it has
 */
record StoredConversation(
    UUID id,
    AccountId account,
    String mode,
    @Nullable String title,
    @Nullable String pageHint,
    @Nullable String route,
    List<UUID> portfolios,
    int messages,
    Instant createdAt,
    Instant updatedAt) {

  Conversation conversation() {
    return new Conversation(
        id,
        account,
        mode,
        title,
        portfolios.stream().map(PortfolioId::new).collect(Collectors.toSet()));
  }
}
