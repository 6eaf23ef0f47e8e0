package dev.sigmasight.server.insight;

import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.kernel.Problem;
import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.server.insight.Wish.Verbosity;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an insight is wanted about. */
record GenerateInsight(
    @NotNull UUID portfolioId,
    @Schema(description = InsightView.TYPES) @NotBlank @Size(max = 50) String insightType,
    @Schema(description = "words that the insight should be about, as options or dividends")
        @Size(max = 100)
        @Nullable String focusArea,
    @Schema(description = "needed for the type custom") @Size(max = 1000)
        @Nullable String userQuestion,
    @Valid @Nullable Customization customization) {

  /** How it should be. */
  @Schema(name = "InsightCustomization")
  record Customization(
      @Schema(
              description = "looked at by nothing: there is no source of news",
              defaultValue = "true")
          @Nullable Boolean includeNews,
      @Schema(description = "looked at by nothing: there is no source of it", defaultValue = "true")
          @Nullable Boolean includeMarketOverview,
      @Schema(description = "brief, standard or detailed", defaultValue = "standard")
          @Pattern(
              regexp = "brief|standard|detailed",
              message = "must be brief, standard or detailed")
          @Nullable String verbosity,
      @Size(max = 10) @Nullable List<@NotBlank @Size(max = 50) String> focusAreas) {}

  Wish wish() {
    InsightType type =
        InsightType.of(insightType.strip())
            .orElseThrow(
                () -> refused("insight_type", "insight_type must be " + InsightView.TYPES + "."));
    String question = said(userQuestion);
    if (type == InsightType.CUSTOM && question == null) {
      throw refused("user_question", "user_question is needed for the type custom.");
    }
    return new Wish(
        new PortfolioId(portfolioId),
        type,
        said(focusArea),
        question,
        verbosity(),
        customization == null || customization.focusAreas() == null
            ? List.of()
            : customization.focusAreas());
  }

  private Verbosity verbosity() {
    String wanted = customization == null ? null : customization.verbosity();
    return wanted == null ? Verbosity.STANDARD : Verbosity.valueOf(wanted.toUpperCase(Locale.ROOT));
  }

  private static ProblemException refused(String field, String sentence) {
    return new ProblemException(Problem.InvalidInput.of(field, sentence));
  }

  private static @Nullable String said(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
