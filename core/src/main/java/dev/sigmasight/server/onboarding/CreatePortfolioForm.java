package dev.sigmasight.server.onboarding;

import io.swagger.v3.oas.annotations.media.Schema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.BindParam;
import org.springframework.web.multipart.MultipartFile;

/** The form that creates a portfolio from a file. */
record CreatePortfolioForm(
    @BindParam("portfolio_name") @Schema(name = "portfolio_name") @Nullable String portfolioName,
    @BindParam("account_name") @Schema(name = "account_name") @Nullable String accountName,
    @BindParam("account_type") @Schema(name = "account_type", defaultValue = "taxable")
        @Nullable String accountType,
    @BindParam("equity_balance")
        @Schema(name = "equity_balance", description = "starting capital in US dollars")
        @Nullable String equityBalance,
    @Nullable String description,
    @BindParam("csv_file") @Schema(name = "csv_file", type = "string", format = "binary")
        @Nullable MultipartFile csvFile,
    @Schema(description = "how the file is laid out, as the preview says it: JSON")
        @Nullable String mapping,
    @BindParam("dry_run") @Schema(name = "dry_run", description = "only say what would happen")
        @Nullable Boolean dryRun) {

  boolean isDryRun() {
    return Boolean.TRUE.equals(dryRun);
  }

  ImportRequest request() {
    return new ImportRequest(
        portfolioName, accountName, accountType, equityBalance, description, file(), mapping);
  }

  private ImportRequest.@Nullable File file() {
    return csvFile == null ? null : file(csvFile);
  }

  /** What was uploaded. */
  static ImportRequest.File file(MultipartFile uploaded) {
    return new ImportRequest.File(
        Objects.requireNonNullElse(uploaded.getOriginalFilename(), ""), bytes(uploaded));
  }

  /** What makes this form another one than the last. */
  List<String> content() {
    ImportRequest.File file = file();
    return Arrays.asList(
        portfolioName,
        accountName,
        accountType,
        equityBalance,
        description,
        file == null ? null : file.name(),
        file == null ? null : file.hash(),
        mapping);
  }

  private static byte[] bytes(MultipartFile file) {
    try {
      return file.getBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
