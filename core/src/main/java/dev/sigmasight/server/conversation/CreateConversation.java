package dev.sigmasight.server.conversation;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a client says about a new conversation. */
record CreateConversation(
    @Schema(
            description = "green explains, blue is terse, indigo tells, violet warns",
            defaultValue = "green")
        @Pattern(regexp = ConversationRules.MODES, message = ConversationRules.MODES_MESSAGE)
        @Nullable String mode,
    @Schema(description = "left out or blank, it comes from the first question")
        @Size(max = ConversationRules.LONGEST_TITLE)
        @Nullable String title,
    @Schema(description = "one portfolio that it is about") @Nullable UUID portfolioId,
    @Schema(description = "portfolios that it is about; all if none is named")
        @Size(max = ConversationRules.MOST_PORTFOLIOS)
        @Nullable List<@NotNull UUID> portfolioIds,
    @Schema(description = "page of the front end where it begins")
        @Size(max = ConversationRules.LONGEST_HINT)
        @Nullable String pageHint,
    @Schema(description = "address of that page") @Size(max = ConversationRules.LONGEST_ROUTE)
        @Nullable String route) {

  NewConversation conversation() {
    Set<UUID> portfolios = new HashSet<>(portfolioIds == null ? List.of() : portfolioIds);
    if (portfolioId != null) {
      portfolios.add(portfolioId);
    }
    return new NewConversation(
        mode == null ? ConversationRules.USUAL_MODE : mode,
        textOf(title),
        portfolios,
        textOf(pageHint),
        textOf(route));
  }

  private static @Nullable String textOf(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
