package dev.sigmasight.server.edge;

import dev.sigmasight.kernel.Problem;
import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.server.chat.Asked.Scene;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** What somebody asks in a conversation. */
record SendMessage(
    @NotNull UUID conversationId,
    @NotBlank @Size(max = SendMessage.LONGEST_TEXT) String text,
    @Valid @Nullable UiContext uiContext) {
  static final int LONGEST_TEXT = 4000;

  /** The same without the conversation, which the address names. */
  record SendContent(
      @NotBlank @Size(max = SendMessage.LONGEST_TEXT) String content,
      @Valid @Nullable UiContext uiContext) {}

  /** Where in the front end it is asked. */
  record UiContext(
      @Size(max = 100) @Nullable String pageHint,
      @Size(max = 500) @Nullable String route,
      @Schema(description = "the portfolio that is shown; the conversation is about it from now on")
          @Nullable UUID portfolioId,
      @Schema(description = "portfolios that are shown together") @Size(max = 50)
          @Nullable List<@NotNull UUID> portfolioIds,
      @Schema(description = "what is marked there, at most 2000 characters of JSON")
          @Nullable Map<String, Object> selection) {
    private static final int LONGEST_SELECTION = 2000;
    private static final JsonMapper JSON = new JsonMapper();

    /**
     * @throws ProblemException InvalidInput
     */
    private Scene scene() {
      return new Scene(
          pageHint,
          route,
          portfolioId,
          portfolioIds == null ? List.of() : portfolioIds,
          selection == null || selection.isEmpty() ? null : written(selection));
    }

    private static String written(Map<String, Object> selection) {
      String written = JSON.writeValueAsString(selection);
      if (written.length() > LONGEST_SELECTION) {
        throw new ProblemException(
            Problem.InvalidInput.of(
                "ui_context.selection",
                "A selection has at most " + LONGEST_SELECTION + " characters of JSON."));
      }
      return written;
    }
  }

  /** Where it is asked; nowhere in particular if nobody says. */
  static Scene scene(@Nullable UiContext context) {
    return context == null ? Scene.NONE : context.scene();
  }
}
