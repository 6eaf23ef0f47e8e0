package dev.sigmasight.server.edge;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The shape of every problem, for the description of the API only. */
@Schema(name = "ProblemView", description = "Why a request was not met (RFC 9457)")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ProblemView(
    @Schema(description = "/problems/ and the kind", example = "/problems/not-found") String type,
    @Schema(description = "the kind in words") String title,
    @Schema(description = "the HTTP status") int status,
    @Schema(description = "one sentence: what is wrong and what to do") String detail,
    @Schema(description = "the address that was asked") String instance,
    @Schema(description = "narrows the type down", example = "NOT_FOUND") String code,
    @Schema(description = "the single faults of the input") List<Fault> errors,
    @Schema(description = "which part is unavailable") @Nullable String component,
    @Schema(description = "under which an internal error stands in the log")
        @Nullable String reference,
    @Schema(description = "count of observations there are") @Nullable Integer have,
    @Schema(description = "count of observations needed") @Nullable Integer need) {

  /** One of them. */
  @Schema(name = "FaultView")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Fault(
      @Schema(description = "the field, column or parameter; empty if it is the whole")
          String field,
      String message,
      String code,
      @Schema(description = "the line, if the input was a file") @Nullable Integer row,
      @Schema(description = "the symbol on that line") @Nullable String symbol) {}
}
