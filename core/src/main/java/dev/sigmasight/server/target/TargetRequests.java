package dev.sigmasight.server.target;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What requests about several target prices bring and answer with. */
final class TargetRequests {
  static final int AT_ONCE = 1000;

  private TargetRequests() {}

  @Schema(name = "CreateTargetPrices")
  record Create(@NotEmpty @Size(max = AT_ONCE) List<@NotNull CreateTarget> targetPrices) {}

  @Schema(name = "ChangeTargetPrices")
  record Change(@NotEmpty @Size(max = AT_ONCE) List<@NotNull ChangeNamedTarget> updates) {}

  @Schema(name = "TargetPricesChanged")
  record Changed(
      int updated,
      @Schema(description = "always empty: with a fault nothing is changed") List<String> errors) {}

  @Schema(name = "ImportTargetPrices")
  record Import(
      @Schema(
              description =
                  "symbol,position_type,target_eoy,target_next_year,downside,current_price and"
                      + " a line for each target")
          @NotNull
          String csvContent,
      @Schema(
              description = "changes targets that exist; an empty cell leaves a price as it is",
              defaultValue = "false")
          @Nullable Boolean updateExisting) {

    boolean mayUpdate() {
      return Boolean.TRUE.equals(updateExisting);
    }
  }

  @Schema(name = "TargetPricesImported")
  record Imported(
      int created,
      int updated,
      @Schema(description = "always empty: with a fault nothing is imported") List<String> errors,
      @Schema(description = "lines of the file without the header") int total) {}

  @Schema(name = "ExportTargetPrices")
  record Export(
      @Schema(description = "csv or json", defaultValue = "csv")
          @Pattern(regexp = "(?i)csv|json", message = "must be csv or json")
          @Nullable String format,
      @Schema(description = "adds when each was created and changed", defaultValue = "false")
          @Nullable Boolean includeMetadata) {

    boolean isJson() {
      return "json".equalsIgnoreCase(format);
    }

    boolean withMetadata() {
      return Boolean.TRUE.equals(includeMetadata);
    }
  }

  @Schema(name = "ExportedTargetPrices")
  record Csv(String csv) {}

  @Schema(name = "ExportedTargetPrice")
  record Line(
      String symbol,
      String positionType,
      @Nullable BigDecimal targetPriceEoy,
      @Nullable BigDecimal targetPriceNextYear,
      @Nullable BigDecimal downsideTargetPrice,
      @Nullable BigDecimal currentPrice,
      @Schema(description = "percent") @Nullable BigDecimal expectedReturnEoy,
      @Schema(description = "percent") @Nullable BigDecimal expectedReturnNextYear,
      @Schema(description = "percent") @Nullable BigDecimal downsideReturn) {

    static Line of(TargetPriceView shown) {
      return new Line(
          shown.symbol(),
          shown.positionType().name(),
          shown.targetPriceEoy(),
          shown.targetPriceNextYear(),
          shown.downsideTargetPrice(),
          shown.currentPrice(),
          shown.expectedReturnEoy(),
          shown.expectedReturnNextYear(),
          shown.downsideReturn());
    }
  }

  @Schema(name = "TargetPriceDeleted")
  record Deleted(int deleted, List<String> errors) {}
}
