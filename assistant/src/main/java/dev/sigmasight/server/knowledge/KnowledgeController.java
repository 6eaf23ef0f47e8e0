package dev.sigmasight.server.knowledge;

import dev.sigmasight.server.aidb.AiDb;
import dev.sigmasight.server.knowledge.KnowledgeViews.DocumentView;
import dev.sigmasight.server.knowledge.KnowledgeViews.DocumentsView;
import dev.sigmasight.server.knowledge.KnowledgeViews.FoundView;
import dev.sigmasight.server.knowledge.KnowledgeViews.StatsView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Documents that the analyst may look things up in. */
@Tag(name = "Administration: knowledge")
@RestController
@RequestMapping(KnowledgeController.PATH)
class KnowledgeController {
  static final String PATH = "/api/v1/admin/ai/knowledge/documents";

  private final Documents documents;
  private final DocumentCounts counts;
  private final Knowledge knowledge;
  private final Embeddings embeddings;
  private final AiDb db;
  private final Clock clock;

  KnowledgeController(
      Documents documents,
      DocumentCounts counts,
      Knowledge knowledge,
      Embeddings embeddings,
      AiDb db,
      Clock clock) {
    this.documents = documents;
    this.counts = counts;
    this.knowledge = knowledge;
    this.embeddings = embeddings;
    this.db = db;
    this.clock = clock;
  }

  @Operation(summary = "Documents, the newest first, each with the beginning of its content")
  @GetMapping
  DocumentsView list(
      @Parameter(description = "only of this scope, as in global")
          @RequestParam(required = false)
          @Size(max = 100)
          @Nullable String scope,
      @Parameter(description = "only with this in title or content, whatever the case")
          @RequestParam(required = false)
          @Size(max = 200)
          @Nullable String search,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
      @RequestParam(defaultValue = "0") @Min(0) @Max(1_000_000) int offset) {
    Documents.Page page = documents.page(new DocumentFilter(scope, search), limit, offset);
    return new DocumentsView(
        page.total(), limit, offset, page.documents().stream().map(DocumentView::preview).toList());
  }

  @Operation(summary = "How many documents there are, and whether they can be found by meaning")
  @GetMapping("/stats")
  StatsView stats() {
    return StatsView.of(counts.now(), embeddings.model(), db.vectorSearch(), clock.instant());
  }

  @Operation(summary = "A document")
  @GetMapping("/{id}")
  DocumentView get(@PathVariable UUID id) {
    return DocumentView.of(documents.get(id));
  }

  @Operation(
      summary = "Add a document",
      description =
          "It is divided at its headings into passages, which can be found at once. Without a model"
              + " that embeds, or while it fails, they are found by their words only.")
  @ApiResponse(responseCode = "201", useReturnTypeSchema = true)
  @PostMapping
  ResponseEntity<DocumentView> add(@RequestBody @Valid WriteDocument wanted) {
    DocumentView added = DocumentView.of(documents.add(wanted));
    return ResponseEntity.created(URI.create(PATH + "/" + added.id())).body(added);
  }

  @Operation(
      summary = "Write a document anew",
      description =
          "Scope, slug, labels and status stay where they are left out. A document of the program's"
              + " is refused.")
  @PutMapping("/{id}")
  DocumentView change(@PathVariable UUID id, @RequestBody @Valid WriteDocument wanted) {
    return DocumentView.of(documents.change(id, wanted));
  }

  @Operation(summary = "Remove a document; one of the program's is refused")
  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(@PathVariable UUID id) {
    documents.remove(id);
  }

  @Operation(summary = "Search as the analyst would, and see how each passage was found")
  @PostMapping("/search")
  FoundView search(@RequestBody @Valid SearchKnowledge asked) {
    return FoundView.of(asked, knowledge.find(asked.checkedScopes(), asked.query(), asked.most()));
  }
}
