package dev.sigmasight.server.onboarding;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.BindParam;
import org.springframework.web.multipart.MultipartFile;

/** The form that adds the positions of a file to a portfolio. */
record AddPositionsForm(
    @BindParam("csv_file") @Schema(name = "csv_file", type = "string", format = "binary")
        @Nullable MultipartFile csvFile,
    @Schema(description = "how the file is laid out, as the preview says it: JSON")
        @Nullable String mapping,
    @BindParam("dry_run") @Schema(name = "dry_run", description = "only say what would happen")
        @Nullable Boolean dryRun) {

  boolean isDryRun() {
    return Boolean.TRUE.equals(dryRun);
  }

  ImportRequest.@Nullable File file() {
    return csvFile == null ? null : CreatePortfolioForm.file(csvFile);
  }

  /** What makes this form another one than the last. */
  List<String> content() {
    ImportRequest.File file = file();
    return Arrays.asList(
        file == null ? null : file.name(), file == null ? null : file.hash(), mapping);
  }
}
