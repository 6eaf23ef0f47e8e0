package dev.sigmasight.server.health;

import dev.sigmasight.database.DatabaseUnavailable;
import dev.sigmasight.server.coredb.CoreDb;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whether the reference data is there without which nothing can be computed. */
@Tag(name = "Health")
@SecurityRequirements
@RestController
@ConditionalOnWebApplication
class Prerequisites {
  private static final int FACTORS = 8;
  private static final int SCENARIOS = 18;

  private final CoreDb core;

  Prerequisites(CoreDb core) {
    this.core = core;
  }

  /** How much there is of what is needed. */
  record PrerequisiteView(
      @Schema(description = "null if the database does not answer") @Nullable Integer current,
      @Schema(description = "at least so many") int required,
      @Schema(allowableValues = {"ok", "incomplete", "error"}) String status) {

    static PrerequisiteView of(@Nullable Integer current, int required) {
      String status = current == null ? "error" : current < required ? "incomplete" : "ok";
      return new PrerequisiteView(current, required, status);
    }
  }

  /** All of it. */
  record PrerequisitesView(
      @Schema(description = "factors that are defined") PrerequisiteView factors,
      @Schema(description = "stress scenarios that are in use") PrerequisiteView scenarios,
      @Schema(
              description = "the worse of the two",
              allowableValues = {"ok", "incomplete", "error"})
          String overallStatus,
      @Nullable String error) {

    static PrerequisitesView of(
        @Nullable Integer factors, @Nullable Integer scenarios, @Nullable String error) {
      PrerequisiteView first = PrerequisiteView.of(factors, FACTORS);
      PrerequisiteView second = PrerequisiteView.of(scenarios, SCENARIOS);
      return new PrerequisitesView(
          first, second, first.status().equals("ok") ? second.status() : first.status(), error);
    }
  }

  private record Counts(int factors, int scenarios) {}

  @Operation(summary = "Whether the factors and stress scenarios are there")
  @GetMapping("/health/prerequisites")
  ResponseEntity<PrerequisitesView> prerequisites() {
    try {
      Counts counts = counts();
      return ResponseEntity.ok(PrerequisitesView.of(counts.factors(), counts.scenarios(), null));
    } catch (DatabaseUnavailable down) {
      return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
          .body(PrerequisitesView.of(null, null, "The core database does not answer."));
    }
  }

  private Counts counts() {
    return core.sql(
            """
            select (select count(*) from factor_definition) as factors,
                   (select count(*) from stress_scenario where active) as scenarios
            """)
        .query((row, _) -> new Counts(row.getInt("factors"), row.getInt("scenarios")))
        .single();
  }
}
