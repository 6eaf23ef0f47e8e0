package dev.sigmasight.server.security;

import dev.sigmasight.server.account.Role;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who is signed in, and what the account may use. */
record ProfileView(
    UUID id,
    String email,
    String fullName,
    Role role,
    boolean isActive,
    Instant createdAt,
    @Schema(description = "always free: there are no tiers") String tier,
    @Schema(description = "always true: nobody needs an invitation") boolean inviteValidated,
    @Schema(description = "the portfolio created first, null if there is none")
        @Nullable UUID portfolioId,
    @Schema(description = "portfolios, deleted ones not counted") int portfolioCount,
    LimitsView limits) {

  /** Stands for as many answers as anybody likes. */
  static final int NO_LIMIT = -1;

  /** Answers of the analyst are counted by calendar month, in UTC. */
  record LimitsView(
      int maxPortfolios,
      @Schema(description = "answers of the analyst in a month; -1 for no limit") int maxAiMessages,
      @Schema(description = "of this month, those being written included") int aiMessagesUsed,
      @Schema(description = "of this month; -1 for no limit") int aiMessagesRemaining) {}
}
