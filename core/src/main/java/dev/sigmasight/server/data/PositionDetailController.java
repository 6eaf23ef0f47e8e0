package dev.sigmasight.server.data;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.Problem;
import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.market.calendar.TradingCalendar;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Positions in detail. */
@RestController
@RequestMapping("/api/v1/data/positions")
@Tag(name = "Data")
class PositionDetailController {
  private static final int MOST_IDS = 1000;
  private static final int MOST_SESSIONS = 2520;

  private final Details details;
  private final TopPositions top;
  private final PositionHistories histories;
  private final TradingCalendar calendar;

  PositionDetailController(
      Details details, TopPositions top, PositionHistories histories, TradingCalendar calendar) {
    this.details = details;
    this.top = top;
    this.histories = histories;
    this.calendar = calendar;
  }

  @Operation(
      summary = "Positions with company, cost, value and profit",
      description = "Of portfolio_id, or else of position_ids: one of the two is needed.")
  @GetMapping("/details")
  DetailViews.Details details(
      AccountId account,
      @RequestParam(name = "portfolio_id", required = false) @Nullable UUID portfolioId,
      @Parameter(description = "separated by commas, at most 1000; not read beside portfolio_id")
          @RequestParam(name = "position_ids", required = false)
          @Nullable List<UUID> positionIds,
      @RequestParam(name = "include_closed", defaultValue = "false") boolean includeClosed) {
    if (portfolioId != null) {
      return details.of(account, portfolioId, includeClosed);
    }
    if (positionIds == null) {
      throw invalid("position_ids", "Name a portfolio_id or position_ids.");
    }
    if (positionIds.isEmpty()
        || positionIds.size() > MOST_IDS
        || positionIds.stream().anyMatch(Objects::isNull)) { // of a blank between two commas
      throw invalid(
          "position_ids", "position_ids must name at least one and at most " + MOST_IDS + ".");
    }
    return details.of(account, positionIds, includeClosed);
  }

  @Operation(
      summary = "The largest positions of a portfolio at its newest close, or an earlier one")
  @GetMapping("/top/{id}")
  TopViews.Top top(
      AccountId account,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "20") @Min(1) @Max(TopPositions.MOST) int limit,
      @Parameter(description = "market_value or weight; both give the same order")
          @RequestParam(name = "sort_by", defaultValue = "market_value")
          @Pattern(regexp = "market_value|weight", message = "must be market_value or weight")
          String sortBy,
      @Parameter(
              description =
                  "a day, or a time with zone, at most 180 days back: the newest close up to it")
          @RequestParam(name = "as_of_date", required = false)
          @Nullable String asOfDate) {
    String asked = asOfDate == null || asOfDate.isBlank() ? null : asOfDate.strip();
    return top.of(
        account,
        new TopPositions.Wanted(id, limit, sortBy, asked, asked == null ? null : day(asked)));
  }

  @Operation(
      summary = "Daily prices of a position and what the ledger says of its symbol",
      description = "Of an open or a closed position; the prices are dollars as traded.")
  @GetMapping("/{position_id}/history")
  PositionHistoryView history(
      AccountId account,
      @PathVariable("position_id") UUID position,
      @Parameter(description = "completed sessions")
          @RequestParam(name = "lookback_days", defaultValue = "252")
          @Min(1)
          @Max(MOST_SESSIONS)
          int lookbackDays) {
    return histories.of(account, position, lookbackDays);
  }

  private LocalDate day(String written) {
    try {
      LocalDate day =
          written.indexOf('T') < 0
              ? LocalDate.parse(written)
              : OffsetDateTime.parse(written).atZoneSameInstant(TradingCalendar.ZONE).toLocalDate();
      if (calendar.covers(day)) {
        return day;
      }
      throw invalidDay();
    } catch (DateTimeException e) {
      throw invalidDay();
    }
  }

  private static ProblemException invalidDay() {
    return invalid(
        "as_of_date",
        "as_of_date must be a day as 2026-01-14, or a time with zone as 2026-01-14T22:00:00Z.");
  }

  private static ProblemException invalid(String field, String message) {
    return new ProblemException(Problem.InvalidInput.of(field, message));
  }
}
