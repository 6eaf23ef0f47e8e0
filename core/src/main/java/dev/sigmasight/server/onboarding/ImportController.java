package dev.sigmasight.server.onboarding;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.kernel.Problem;
import dev.sigmasight.kernel.Problem.Fault;
import dev.sigmasight.kernel.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** What a file would become, what was imported, and how to take it back. */
@Tag(name = "Onboarding")
@RestController
class ImportController {
  private final ImportPreview previews;
  private final ImportUndo imports;
  private final Clock clock;

  ImportController(ImportPreview previews, ImportUndo imports, Clock clock) {
    this.previews = previews;
    this.imports = imports;
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

  @Operation(summary = "The files that a portfolio was created from, also of a deleted one")
  @GetMapping("/api/v1/portfolios/{id}/imports")
  ImportViews.All list(AccountId account, @PathVariable UUID id) {
    return ImportViews.All.of(imports.of(account, new PortfolioId(id)));
  }

  @Operation(
      summary = "Take an import back: its portfolio is deleted",
      description = "Refused with 409 as soon as something was built on it; the detail says what.")
  @PostMapping("/api/v1/portfolios/{id}/imports/{import_id}/undo")
  ImportViews.Undone undo(
      AccountId account, @PathVariable UUID id, @PathVariable("import_id") UUID importId) {
    return ImportViews.Undone.of(
        imports.undo(account, new PortfolioId(id), importId, clock.instant()));
  }
}
