package dev.sigmasight.server.equity;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.market.calendar.TradingCalendar;
import dev.sigmasight.server.idempotency.CreateRequest;
import dev.sigmasight.server.idempotency.Created;
import dev.sigmasight.server.idempotency.Idempotency;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Contributions to a portfolio and withdrawals from it. */
@Tag(name = "Equity changes")
@RestController
@RequestMapping("/api/v1/portfolios/{id}/equity-changes")
class EquityChangeController {
  private final EquityChanges changes;
  private final EquityReads reads;
  private final Idempotency idempotency;
  private final Clock clock;

  EquityChangeController(
      EquityChanges changes, EquityReads reads, Idempotency idempotency, Clock clock) {
    this.changes = changes;
    this.reads = reads;
    this.idempotency = idempotency;
    this.clock = clock;
  }

  @Operation(summary = "Contributions and withdrawals, newest first")
  @GetMapping
  EquityChangePage list(
      AccountId account,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "1") @Min(1) int page,
      @RequestParam(name = "page_size", defaultValue = "25") @Min(1) @Max(100) int pageSize,
      @RequestParam(name = "start_date", required = false) @Nullable LocalDate from,
      @RequestParam(name = "end_date", required = false) @Nullable LocalDate to,
      @RequestParam(name = "include_deleted", defaultValue = "false") boolean includeDeleted) {
    return EquityChangePage.of(
        reads.page(
            account,
            new PortfolioId(id),
            new Period(from, to),
            includeDeleted,
            new EquityPaging(page, pageSize)));
  }

  @Operation(
      summary = "Record a contribution or withdrawal",
      description =
          "It becomes a deposit or withdrawal in the ledger; results from its day on are computed"
              + " again.")
  @ApiResponse(responseCode = "201", useReturnTypeSchema = true)
  @PostMapping
  ResponseEntity<EquityChangeView> create(
      AccountId account,
      @PathVariable UUID id,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      @RequestBody @Valid CreateEquityChange wanted) {
    String path = "/api/v1/portfolios/" + id + "/equity-changes";
    return idempotency
        .once(
            new CreateRequest(account, key, "POST " + path, wanted),
            EquityChangeView.class,
            () -> {
              EquityChange recorded =
                  changes.record(account, new PortfolioId(id), wanted.recorded(), clock.instant());
              return new Created<>(EquityChangeView.of(recorded), path + "/" + recorded.id());
            })
        .response();
  }

  @Operation(
      summary = "What was paid in and out",
      description =
          "The periods end today, both ends included, and ignore start_date and end_date.")
  @GetMapping("/summary")
  EquitySummaryView summary(
      AccountId account,
      @PathVariable UUID id,
      @RequestParam(name = "start_date", required = false) @Nullable LocalDate from,
      @RequestParam(name = "end_date", required = false) @Nullable LocalDate to) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), TradingCalendar.ZONE);
    return EquitySummaryView.of(
        id, reads.summary(account, new PortfolioId(id), new Period(from, to), today));
  }

  @Operation(summary = "Contributions and withdrawals as a CSV file, oldest first")
  @ApiResponse(
      responseCode = "200",
      description = "a line of names, then a line for each",
      content = @Content(mediaType = "text/csv", schema = @Schema(type = "string")))
  @GetMapping("/export")
  ResponseEntity<String> export(
      AccountId account,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "csv") String format,
      @RequestParam(name = "start_date", required = false) @Nullable LocalDate from,
      @RequestParam(name = "end_date", required = false) @Nullable LocalDate to) {
    if (!format.equals("csv")) {
      throw EquityFaults.format();
    }
    Instant now = clock.instant();
    return EquityExport.file(
        id, reads.all(account, new PortfolioId(id), new Period(from, to)), now);
  }

  @Operation(summary = "One contribution or withdrawal")
  @GetMapping("/{equity_change_id}")
  EquityChangeView get(
      AccountId account,
      @PathVariable UUID id,
      @PathVariable("equity_change_id") UUID change,
      @RequestParam(name = "include_deleted", defaultValue = "false") boolean includeDeleted) {
    return EquityChangeView.of(reads.one(account, new PortfolioId(id), change, includeDeleted));
  }

  @Operation(summary = "Correct what is named, within 7 days; the rest stays")
  @PutMapping("/{equity_change_id}")
  EquityChangeView change(
      AccountId account,
      @PathVariable UUID id,
      @PathVariable("equity_change_id") UUID change,
      @RequestBody @Valid ChangeEquityChange wanted) {
    return EquityChangeView.of(
        changes.change(account, new PortfolioId(id), change, wanted.correction(), clock.instant()));
  }

  @Operation(summary = "Delete a contribution or withdrawal, within 30 days")
  @DeleteMapping("/{equity_change_id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void delete(
      AccountId account, @PathVariable UUID id, @PathVariable("equity_change_id") UUID change) {
    changes.delete(account, new PortfolioId(id), change, clock.instant());
  }
}
