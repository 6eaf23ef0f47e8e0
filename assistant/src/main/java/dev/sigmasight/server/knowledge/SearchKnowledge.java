package dev.sigmasight.server.knowledge;

import dev.sigmasight.kernel.Problem;
import dev.sigmasight.kernel.ProblemException;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A search as the analyst would make it. */
@Schema(name = "SearchKnowledge")
record SearchKnowledge(
    @Schema(description = "a question in plain words") @NotBlank @Size(max = 1000) String query,
    @Schema(description = "whose documents to search; [\"global\"] unless said otherwise")
        @Size(min = 1, max = 50)
        @Nullable List<@NotNull @Size(max = 100) String> scopes,
    @Schema(description = "at most so many passages", defaultValue = "5") @Min(1) @Max(40)
        @Nullable Integer limit) {
  private static final int USUAL = 5;

  int most() {
    return limit == null ? USUAL : limit;
  }

  Set<String> checkedScopes() {
    if (scopes == null) {
      return Set.of(Scopes.GLOBAL);
    }
    if (!scopes.stream().allMatch(Scopes::isKnown)) {
      throw new ProblemException(
          Problem.InvalidInput.of(
              "scopes", "scopes may be global, account: and portfolio: with an id."));
    }
    return Set.copyOf(scopes);
  }
}
