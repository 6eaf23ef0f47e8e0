package dev.sigmasight.server.analytics;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.Problem;
import dev.sigmasight.kernel.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How a portfolio did. */
@RestController
@RequestMapping("/api/v1/analytics/portfolio/{id}")
@Tag(name = "Analytics")
class PerformanceController {
  private final Standings standings;
  private final Performances performances;

  PerformanceController(Standings standings, Performances performances) {
    this.standings = standings;
    this.performances = performances;
  }

  @Operation(
      summary = "Time-weighted index, value, flows, returns over periods and the deepest fall",
      description =
          "A flow counts at the end of its day. Returns and falls use all history up to the last"
              + " day, from only shortens the series.")
  @GetMapping("/performance")
  PerformanceView performance(
      AccountId account,
      @PathVariable UUID id,
      @Parameter(description = "first day of the series")
          @RequestParam(required = false)
          @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate from,
      @Parameter(description = "last day that counts")
          @RequestParam(required = false)
          @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate to) {
    if (from != null && to != null && from.isAfter(to)) {
      throw new ProblemException(Problem.InvalidInput.of("from", "from must not be after to."));
    }
    return performances.of(standings.of(account, id), from, to);
  }
}
