package dev.sigmasight.server.account;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a client says about a new access token. */
record IssueToken(
    @Schema(description = "what you call it, as the program that gets it")
        @NotBlank
        @Size(max = NewAccessToken.LONGEST_NAME)
        String name,
    @Schema(
            description =
                "read: portfolios; mcp: the tools at /mcp, which need read, too; both if left out")
        @Size(min = 1, max = 2)
        @Nullable List<@NotNull AccessScope> scopes,
    @Schema(description = "days until it expires", defaultValue = "90")
        @Min(1)
        @Max(NewAccessToken.MOST_DAYS)
        @Nullable Integer expiresInDays) {

  NewAccessToken token() {
    int days = expiresInDays == null ? NewAccessToken.USUAL_DAYS : expiresInDays;
    return scopes == null
        ? NewAccessToken.of(name, days)
        : new NewAccessToken(name, EnumSet.copyOf(scopes), Duration.ofDays(days));
  }
}
