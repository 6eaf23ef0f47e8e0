package dev.sigmasight.server.onboarding;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.kernel.Problem;
import dev.sigmasight.kernel.Problem.Fault;
import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.server.idempotency.CreateRequest;
import dev.sigmasight.server.idempotency.Created;
import dev.sigmasight.server.idempotency.Idempotency;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** What a file would become, what was imported, and how to take it back. */
@Tag(name = "Onboarding")
@RestController
class ImportController {
  private static final String IMPORTS = "/api/v1/portfolios/{id}/imports";

  private final ImportPreview previews;
  private final PositionsImport additions;
  private final ImportUndo imports;
  private final Idempotency idempotency;
  private final Clock clock;

  ImportController(
      ImportPreview previews,
      PositionsImport additions,
      ImportUndo imports,
      Idempotency idempotency,
      Clock clock) {
    this.previews = previews;
    this.additions = additions;
    this.imports = imports;
    this.idempotency = idempotency;
    this.clock = clock;
  }

  @Operation(
      summary = "Read a file as an import would, and store nothing",
      description =
          "Without a mapping, encoding, delimiter, header, columns, dates and numbers are guessed."
              + " The mapping of the answer may be changed and sent with another preview, or with"
              + " the import.")
  @PostMapping(
      path = "/api/v1/onboarding/import/preview",
      consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  ImportPreviewView preview(AccountId account, @ModelAttribute PreviewForm form) {
    MultipartFile file = form.csvFile();
    if (file == null) {
      String message = "A file with the positions is needed.";
      String code = ImportCode.FILE_MISSING.code();
      throw new ProblemException(
          new Problem.InvalidInput(
              code, message, List.of(new Fault("csv_file", message, code, 0, ""))));
    }
    return ImportPreviewView.of(
        previews.of(account, CreatePortfolioForm.file(file), form.mapping(), clock.instant()));
  }

  @Operation(
      summary = "Add all positions of a CSV file to a portfolio, or nothing at all",
      description =
          "Each is opened as one that is added by hand: paid with the cash of the portfolio on its"
              + " entry day, and a lot of its own. A dry run stores nothing.")
  @ApiResponse(responseCode = "200", description = "A dry run", useReturnTypeSchema = true)
  @ApiResponse(responseCode = "201", useReturnTypeSchema = true)
  @PostMapping(path = IMPORTS, consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  ResponseEntity<AddedPositionsView> add(
      AccountId account,
      @PathVariable UUID id,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      @ModelAttribute AddPositionsForm form) {
    PositionsImport.Request request =
        new PositionsImport.Request(account, new PortfolioId(id), form.file(), form.mapping());
    if (form.isDryRun()) {
      return ResponseEntity.ok(AddedPositionsView.of(additions.check(request, clock.instant())));
    }
    return idempotency
        .once(
            new CreateRequest(account, key, "POST " + IMPORTS + " " + id, form.content()),
            AddedPositionsView.class,
            () ->
                new Created<>(
                    AddedPositionsView.of(additions.add(request, clock.instant())),
                    "/api/v1/portfolios/" + id))
        .response();
  }

  @Operation(
      summary =
          "The files that a portfolio was created from or that were added, also of a deleted one")
  @GetMapping(IMPORTS)
  ImportViews.All list(AccountId account, @PathVariable UUID id) {
    return ImportViews.All.of(imports.of(account, new PortfolioId(id)));
  }

  @Operation(
      summary = "Take an import back: the portfolio it created, or the positions it added",
      description = "Refused with 409 as soon as something was built on it; the detail says what.")
  @PostMapping(IMPORTS + "/{import_id}/undo")
  ImportViews.Undone undo(
      AccountId account, @PathVariable UUID id, @PathVariable("import_id") UUID importId) {
    return ImportViews.Undone.of(
        imports.undo(account, new PortfolioId(id), importId, clock.instant()));
  }
}
