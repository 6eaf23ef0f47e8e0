package dev.sigmasight.server.knowledge;

import dev.sigmasight.server.aidb.VectorSearch;
import dev.sigmasight.server.knowledge.DocumentCounts.Counts;
import dev.sigmasight.server.knowledge.Source.Draft;
import dev.sigmasight.server.knowledge.Source.Origin;
import dev.sigmasight.server.knowledge.Source.Status;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Documents as the API shows them. */
final class KnowledgeViews {
  private static final int PREVIEW = 500;
  private static final int DECIMALS = 6;

  private KnowledgeViews() {}

  /** A document. */
  @Schema(name = "KnowledgeDocument")
  record DocumentView(
      UUID id,
      @Schema(description = "who may read it: global, account:… or portfolio:…") String scope,
      @Schema(description = "its name within the scope") String slug,
      String title,
      @Schema(description = "the first 500 characters in a list, else all") String content,
      int contentLength,
      @Schema(description = "free labels") Map<String, String> metadata,
      @Schema(description = "PROGRAM: comes with the program and cannot be changed") Origin origin,
      @Schema(description = "an archived document is kept but not found") Status status,
      @Schema(description = "how often it was written, from 1") int version,
      @Schema(description = "passages it is divided into") int parts,
      @Schema(description = "passages that can be found by their meaning") int embeddedParts,
      @Schema(description = "whether all its passages can be found by their meaning")
          boolean hasEmbedding,
      Instant createdAt,
      Instant updatedAt) {

    static DocumentView of(Source source) {
      return of(source, source.draft().content());
    }

    static DocumentView preview(Source source) {
      return of(source, Paragraphs.start(source.draft().content(), PREVIEW));
    }

    private static DocumentView of(Source source, String content) {
      Draft draft = source.draft();
      return new DocumentView(
          source.id(),
          draft.scope(),
          draft.slug(),
          draft.title(),
          content,
          draft.content().length(),
          draft.metadata(),
          draft.origin(),
          draft.status(),
          source.version(),
          source.parts(),
          source.embedded(),
          source.parts() > 0 && source.embedded() == source.parts(),
          source.createdAt(),
          source.updatedAt());
    }
  }

  /** A page of documents. */
  @Schema(name = "KnowledgeDocumentList")
  record DocumentsView(
      @Schema(description = "how many fit scope and search") int total,
      int limit,
      int offset,
      List<DocumentView> documents) {}

  /** How many documents there are. */
  @Schema(name = "KnowledgeDocumentStats")
  record StatsView(
      int totalDocuments,
      Map<String, Integer> byScope,
      @Schema(description = "passages of all documents") int totalParts,
      @Schema(description = "passages that can be found by their meaning") int embeddedParts,
      @Schema(description = "the model that embeds; null without one")
          @Nullable String embeddingModel,
      @Schema(description = "why documents are found by their words only; null if they are not")
          @Nullable String wordsOnlyBecause,
      Instant generatedAt) {

    static StatsView of(Counts counts, String model, VectorSearch vectors, Instant now) {
      return new StatsView(
          counts.documents(),
          counts.byScope(),
          counts.parts(),
          counts.embedded(),
          model.isEmpty() ? null : model,
          reason(model, vectors),
          now);
    }

    private static @Nullable String reason(String model, VectorSearch vectors) {
      if (!vectors.available()) {
        return vectors.reason();
      }
      return model.isEmpty() ? QueryVector.NO_MODEL : null;
    }
  }

  /** A passage that a search found. */
  @Schema(name = "KnowledgePassage")
  record PassageView(
      UUID id,
      UUID documentId,
      String scope,
      String slug,
      @Schema(description = "its place in the document, from 1") int part,
      String title,
      String text,
      @Schema(description = "of the fused ranking, higher is better; only good for ordering")
          BigDecimal score,
      @Schema(description = "place among those found by their words, from 1; null if it was not")
          @Nullable Integer wordPlace,
      @Schema(description = "place among those found by meaning, from 1; null if it was not")
          @Nullable Integer meaningPlace,
      @Schema(description = "cosine of the angle to the question; null if not found by meaning")
          @Nullable BigDecimal similarity) {

    static PassageView of(Finding finding) {
      Passage passage = finding.passage();
      return new PassageView(
          passage.id(),
          finding.sourceId(),
          passage.scope(),
          finding.slug(),
          finding.part(),
          passage.title(),
          passage.text(),
          rounded(passage.score()),
          finding.wordPlace(),
          finding.meaningPlace(),
          finding.similarity() == null ? null : rounded(finding.similarity()));
    }
  }

  /** What a search found. */
  @Schema(name = "KnowledgeSearchResult")
  record FoundView(
      String query,
      List<String> scopes,
      @Schema(description = "why nothing was found by meaning; null if it was tried")
          @Nullable String wordsOnlyBecause,
      @Schema(description = "the best first") List<PassageView> passages) {

    static FoundView of(SearchKnowledge asked, Findings found) {
      return new FoundView(
          asked.query(),
          asked.checkedScopes().stream().sorted().toList(),
          found.wordsOnlyBecause().isEmpty() ? null : found.wordsOnlyBecause(),
          found.all().stream().map(PassageView::of).toList());
    }
  }

  private static BigDecimal rounded(double value) {
    return BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_EVEN);
  }
}
