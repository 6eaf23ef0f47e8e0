package dev.sigmasight.server.knowledge;

import dev.sigmasight.kernel.Problem;
import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.server.knowledge.Source.Draft;
import dev.sigmasight.server.knowledge.Source.Origin;
import dev.sigmasight.server.knowledge.Source.Status;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an administrator writes. */
@Schema(name = "WriteKnowledgeDocument")
record WriteDocument(
    @Schema(
            description = "who may read it: global, account:<id> or portfolio:<id>",
            defaultValue = Scopes.GLOBAL)
        @Size(max = 100)
        @Nullable String scope,
    @Schema(
            description =
                "its name within the scope, of small letters, digits, dots, dashes and"
                    + " underscores; made from the title if it is left out")
        @Size(max = 200)
        @Pattern(
            regexp = "[a-z0-9][a-z0-9._-]*",
            message = "must be small letters, digits, dots, dashes and underscores")
        @Nullable String slug,
    @NotBlank @Size(max = 300) String title,
    @Schema(description = "Markdown or plain text; headings divide it into passages")
        @NotBlank
        @Size(max = WriteDocument.LONGEST)
        String content,
    @Schema(description = "free labels") @Size(max = 20)
        @Nullable Map<@Size(max = 50) String, @NotBlank @Size(max = 500) String> metadata,
    @Schema(description = "an archived document is kept but not found", defaultValue = "ACTIVE")
        @Nullable Status status) {
  static final int LONGEST = 100_000;

  private static final int LONGEST_SLUG = 100;

  /** As a new document. */
  Draft draft() {
    return over(
        new Draft(
            Scopes.GLOBAL, slugOf(title), title, content, Map.of(), Origin.ADMIN, Status.ACTIVE));
  }

  /** In place of another one, whose scope, name, labels and status stay where nothing is said. */
  Draft over(Draft old) {
    return new Draft(
        scope == null ? old.scope() : checked(scope),
        slug == null ? old.slug() : slug,
        plain(title).strip(),
        plain(content),
        metadata == null ? old.metadata() : Map.copyOf(metadata),
        Origin.ADMIN,
        status == null ? old.status() : status);
  }

  private static String checked(String scope) {
    if (!Scopes.isKnown(scope)) {
      throw new ProblemException(
          Problem.InvalidInput.of(
              "scope",
              "scope must be global, account: or portfolio: with an id; nobody would find anything"
                  + " else."));
    }
    return scope;
  }

  /** Null bytes are no characters to the database. */
  private static String plain(String text) {
    return text.replace('\0', ' ');
  }

  private static String slugOf(String title) {
    String letters =
        Normalizer.normalize(title, Normalizer.Form.NFKD)
            .toLowerCase(Locale.ROOT)
            .replaceAll("\\p{M}+", "")
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-|-$", "");
    return letters.isEmpty()
        ? "document"
        : letters.substring(0, Math.min(letters.length(), LONGEST_SLUG));
  }
}
