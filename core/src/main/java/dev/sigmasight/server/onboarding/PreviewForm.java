package dev.sigmasight.server.onboarding;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.BindParam;
import org.springframework.web.multipart.MultipartFile;

/** The form that previews a file. */
record PreviewForm(
    @BindParam("csv_file") @Schema(name = "csv_file", type = "string", format = "binary")
        @Nullable MultipartFile csvFile,
    @Schema(description = "how the file is laid out, if it is not to be guessed: JSON")
        @Nullable String mapping) {}
