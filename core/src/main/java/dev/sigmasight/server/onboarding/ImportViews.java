package dev.sigmasight.server.onboarding;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Imports as the API shows them. */
final class ImportViews {
  private ImportViews() {}

  /** One import. */
  @Schema(name = "Import")
  record One(
      UUID id,
      UUID portfolioId,
      String fileName,
      @Schema(description = "SHA-256 of the file, in hexadecimal") String contentHash,
      int positions,
      UUID importedByUserId,
      Instant createdAt,
      @Schema(description = "null while it stands") @Nullable Instant undoneAt,
      @Schema(
              description =
                  "whether the portfolio began with it, and goes when it is undone; otherwise it was"
                      + " added, and only its positions go")
          boolean createdPortfolio,
      boolean canBeUndone,
      @Schema(description = "what was built on it, in words") List<String> obstacles) {

    static One of(ImportRecord found, List<String> obstacles) {
      return new One(
          found.id(),
          found.portfolio().value(),
          found.fileName(),
          found.contentHash(),
          found.positions(),
          found.by().value(),
          found.createdAt(),
          found.undoneAt(),
          found.createdPortfolio(),
          found.undoneAt() == null && obstacles.isEmpty(),
          obstacles);
    }
  }

  /** Those of a portfolio, newest first. */
  @Schema(name = "Imports")
  record All(List<One> imports, int total) {
    static All of(ImportUndo.Imports found) {
      return new All(
          found.records().stream().map(each -> One.of(each, found.obstacles(each))).toList(),
          found.records().size());
    }
  }

  /** What became of an import. */
  @Schema(name = "UndoneImport")
  record Undone(
      UUID importId, UUID portfolioId, boolean undone, @Nullable Instant undoneAt, String message) {
    static Undone of(ImportRecord found) {
      return new Undone(
          found.id(),
          found.portfolio().value(),
          true,
          found.undoneAt(),
          found.createdPortfolio()
              ? "The portfolio " + found.portfolioName() + " is deleted with what was imported."
              : "The positions of "
                  + found.fileName()
                  + " are taken out of "
                  + found.portfolioName()
                  + " again.");
    }
  }

  /** An earlier import of the same content. */
  @Schema(name = "SameImport")
  record Same(UUID importId, UUID portfolioId, String portfolioName, Instant createdAt) {
    static @Nullable Same of(@Nullable ImportRecord found) {
      return found == null
          ? null
          : new Same(
              found.id(), found.portfolio().value(), found.portfolioName(), found.createdAt());
    }
  }
}
