package dev.sigmasight.server.scenario;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.server.analytics.Standings;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the options of a portfolio gain over spot, time and volatility. */
@RestController
@RequestMapping("/api/v1/analytics/portfolio/{id}/options")
@Tag(name = "Scenarios")
class OptionGridController {
  private final Standings standings;
  private final OptionGrids grids;

  OptionGridController(Standings standings, OptionGrids grids) {
    this.standings = standings;
    this.grids = grids;
  }

  @Operation(
      summary = "Value, profit and Greeks of the options over spot, time and volatility",
      description =
          "By underlying, of what was held at the close. Every option is priced anew in every cell"
              + " by the model of its exercise style; profit is against the mark of the close. At"
              + " expiry an option counts at its intrinsic value. Computed when asked, nothing is"
              + " stored.")
  @GetMapping("/grid")
  OptionGridView grid(
      AccountId account,
      @PathVariable UUID id,
      @Parameter(description = "one underlying; all that options are held on if it is left out")
          @RequestParam(required = false)
          @Nullable String underlying,
      @Parameter(description = "spots up to so much below and above, fraction: 0.01 to 0.95")
          @RequestParam(name = "spot_range", defaultValue = "0.2")
          double spotRange,
      @Parameter(description = "how many spots: odd, 3 to 41") @RequestParam(defaultValue = "11")
          int steps,
      @Parameter(
              description =
                  "calendar days from as_of, separated by commas, 0 to 3650; left out with dates:"
                      + " 0, 7, 30, the first and the last expiry")
          @RequestParam(defaultValue = "")
          List<Integer> days,
      @Parameter(description = "days instead of numbers of days, none before as_of")
          @RequestParam(defaultValue = "")
          @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          List<LocalDate> dates,
      @Parameter(description = "added to every volatility, fractions: 0.05 is five points")
          @RequestParam(name = "vol_shift", defaultValue = "0")
          List<Double> volShift,
      @Parameter(description = "whether shares of the underlying that are held count")
          @RequestParam(name = "include_underlying", defaultValue = "true")
          boolean includeUnderlying) {
    GridRequest asked =
        new GridRequest(underlying, spotRange, steps, days, dates, volShift, includeUnderlying);
    asked.check();
    return grids.of(standings.of(account, id), asked);
  }
}
