package dev.sigmasight.server.transaction;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.kernel.Problem;
import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.server.idempotency.CreateRequest;
import dev.sigmasight.server.idempotency.Created;
import dev.sigmasight.server.idempotency.Idempotency;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The ledger of a portfolio. */
@Tag(name = "Transactions")
@RestController
@RequestMapping("/api/v1/portfolios/{id}/transactions")
class TransactionController {
  private final Entries entries;
  private final HandEntry hand;
  private final Reversal reversal;
  private final TransactionExport export;
  private final Idempotency idempotency;
  private final Clock clock;

  TransactionController(
      Entries entries,
      HandEntry hand,
      Reversal reversal,
      TransactionExport export,
      Idempotency idempotency,
      Clock clock) {
    this.entries = entries;
    this.hand = hand;
    this.reversal = reversal;
    this.export = export;
    this.idempotency = idempotency;
    this.clock = clock;
  }

  @Operation(
      summary = "The ledger, newest first, with the cash after each line",
      description =
          "from and to are days, both included; kind is one or more kinds separated by commas. The"
              + " cash balance counts all lines, whatever is asked for.")
  @GetMapping
  TransactionPage list(
      AccountId account,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "1") @Min(1) int page,
      @RequestParam(name = "page_size", defaultValue = "50") @Min(1) @Max(500) int pageSize,
      @RequestParam(required = false) @Nullable LocalDate from,
      @RequestParam(required = false) @Nullable LocalDate to,
      @RequestParam(required = false) @Nullable String kind,
      @RequestParam(required = false) @Nullable String symbol) {
    return TransactionPage.of(
        id, asked(account, id, EntryFilter.read(from, to, kind, symbol)), page, pageSize);
  }

  @Operation(
      summary = "The ledger as a CSV or JSON file, oldest first",
      description = "format is csv or json; the filters are those of the list.")
  @ApiResponse(
      responseCode = "200",
      description = "text/csv, or application/json: a list of transactions",
      content = {
        @Content(mediaType = "text/csv", schema = @Schema(type = "string")),
        @Content(
            mediaType = "application/json",
            array = @ArraySchema(schema = @Schema(implementation = TransactionView.class)))
      })
  @GetMapping("/export")
  ResponseEntity<Resource> export(
      AccountId account,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "csv") String format,
      @RequestParam(required = false) @Nullable LocalDate from,
      @RequestParam(required = false) @Nullable LocalDate to,
      @RequestParam(required = false) @Nullable String kind,
      @RequestParam(required = false) @Nullable String symbol) {
    if (!format.equals("csv") && !format.equals("json")) {
      throw new ProblemException(Problem.InvalidInput.of("format", "format must be csv or json."));
    }
    List<Entry> lines = asked(account, id, EntryFilter.read(from, to, kind, symbol));
    return format.equals("csv")
        ? export.csv(id, lines, clock.instant())
        : export.json(id, lines, clock.instant());
  }

  private List<Entry> asked(AccountId account, UUID id, EntryFilter filter) {
    return entries.of(account, new PortfolioId(id)).stream()
        .filter(each -> filter.matches(each.line().line()))
        .toList();
  }

  @Operation(summary = "One line of the ledger")
  @GetMapping("/{transaction_id}")
  TransactionView get(
      AccountId account, @PathVariable UUID id, @PathVariable("transaction_id") UUID transaction) {
    return TransactionView.of(id, entries.one(account, new PortfolioId(id), transaction));
  }

  @Operation(
      summary = "Enter a line by hand",
      description =
          "BUY and SHORT open a position; SELL and COVER close the one that is named, otherwise as"
              + " the portfolio matches lots; DIVIDEND is per unit held at the previous close."
              + " Deposits and withdrawals are equity changes, options are positions.")
  @ApiResponse(responseCode = "201", useReturnTypeSchema = true)
  @PostMapping
  ResponseEntity<TransactionView> create(
      AccountId account,
      @PathVariable UUID id,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      @RequestBody @Valid CreateTransaction wanted) {
    String path = "/api/v1/portfolios/" + id + "/transactions";
    PortfolioId portfolio = new PortfolioId(id);
    return idempotency
        .once(
            new CreateRequest(account, key, "POST " + path, wanted),
            TransactionView.class,
            () -> {
              UUID written = hand.record(account, portfolio, wanted, clock.instant());
              return new Created<>(
                  TransactionView.of(id, entries.one(account, portfolio, written)),
                  path + "/" + written);
            })
        .response();
  }

  @Operation(
      summary = "Take a line out that was entered by hand",
      description =
          "Only what nothing else stands for: closing trades, dividends, interest, fees, splits.")
  @DeleteMapping("/{transaction_id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void delete(
      AccountId account, @PathVariable UUID id, @PathVariable("transaction_id") UUID transaction) {
    reversal.reverse(account, new PortfolioId(id), transaction, clock.instant());
  }
}
