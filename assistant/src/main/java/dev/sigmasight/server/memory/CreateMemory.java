package dev.sigmasight.server.memory;

import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.kernel.Problem;
import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.server.memory.Memory.Source;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a person wants to be kept in mind. */
record CreateMemory(
    @NotBlank @Size(max = Memories.LONGEST) String content,
    @Schema(defaultValue = "user", description = "user or portfolio")
        @Pattern(regexp = "user|portfolio", message = "must be user or portfolio")
        @Nullable String scope,
    @Schema(description = "which one it is about; needed where the scope is portfolio")
        @Nullable UUID portfolioId,
    @Schema(description = "labels, at most 20, together 2000 characters as JSON") @Size(max = 20)
        @Nullable Map<String, Object> tags,
    @Schema(description = "from then on it is neither used nor shown")
        @Nullable Instant expiresAt) {

  NewMemory memory() {
    boolean aboutOne = "portfolio".equals(scope);
    if (aboutOne && portfolioId == null) {
      throw new ProblemException(
          Problem.InvalidInput.of(
              "portfolio_id", "portfolio_id is needed where the scope is portfolio."));
    }
    return new NewMemory(
        MemoryFaults.stripped(content),
        aboutOne && portfolioId != null ? new PortfolioId(portfolioId) : null,
        tags == null ? Map.of() : tags,
        Source.USER,
        null,
        null,
        expiresAt);
  }
}
