package dev.sigmasight.server.health;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** How one part is. The reason is missing only where nothing is to be said. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ComponentView(
    Status status,
    @Nullable String reason,
    @Schema(description = "newest stored trading day, for market_data")
        @Nullable LocalDate dataThrough,
    @Schema(description = "business date of the newest run, for last_batch")
        @Nullable LocalDate businessDate,
    @Schema(description = "state of the newest run, for last_batch") @Nullable String state) {

  static ComponentView healthy() {
    return of(Status.HEALTHY, null);
  }

  static ComponentView of(Status status, @Nullable String reason) {
    return new ComponentView(status, reason, null, null, null);
  }

  static ComponentView market(Status status, @Nullable String reason, LocalDate dataThrough) {
    return new ComponentView(status, reason, dataThrough, null, null);
  }

  static ComponentView batch(
      Status status, @Nullable String reason, LocalDate businessDate, String state) {
    return new ComponentView(status, reason, null, businessDate, state);
  }

  /** The same, but not as well for this reason. */
  ComponentView because(Status worse, String why) {
    return new ComponentView(worse, why, dataThrough, businessDate, state);
  }
}
