package dev.sigmasight.server.target;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.server.idempotency.Created;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Target prices, many at once: with a fault in one of them nothing is done. */
@Tag(name = "Target prices")
@RestController
@RequestMapping(TargetPriceController.PATH + "/{id}")
class TargetBatchController {
  private static final TargetRequests.Export USUAL = new TargetRequests.Export(null, null);

  private final TargetBatch batch;
  private final TargetBooks books;
  private final TargetViews views;
  private final Clock clock;

  TargetBatchController(TargetBatch batch, TargetBooks books, TargetViews views, Clock clock) {
    this.batch = batch;
    this.books = books;
    this.views = views;
    this.clock = clock;
  }

  @Operation(summary = "Set several target prices, all or none")
  @ApiResponse(responseCode = "201", useReturnTypeSchema = true)
  @PostMapping("/bulk")
  ResponseEntity<List<TargetPriceView>> createAll(
      AccountId account, @PathVariable UUID id, @RequestBody @Valid TargetRequests.Create wanted) {
    List<TargetPriceView> made =
        batch.create(account, id, wanted.targetPrices(), clock.instant()).written();
    return new Created<>(made, TargetPriceController.PATH + "/" + id).response();
  }

  @Operation(summary = "Change several target prices by symbol and type, all or none")
  @PutMapping("/bulk-update")
  TargetRequests.Changed changeAll(
      AccountId account, @PathVariable UUID id, @RequestBody @Valid TargetRequests.Change wanted) {
    return new TargetRequests.Changed(
        batch.change(account, id, wanted.updates(), clock.instant()).updated(), List.of());
  }

  @Operation(summary = "Take in target prices from CSV text, all or none; faults name their line")
  @PostMapping("/import-csv")
  TargetRequests.Imported take(
      AccountId account, @PathVariable UUID id, @RequestBody @Valid TargetRequests.Import wanted) {
    TargetBatch.Done done =
        batch.take(account, id, wanted.csvContent(), wanted.mayUpdate(), clock.instant());
    return new TargetRequests.Imported(
        done.created(), done.updated(), List.of(), done.written().size());
  }

  @Operation(
      summary = "The target prices as CSV text or as a list",
      description = "csv answers {csv}; json a list of symbol, type, prices and returns")
  @ApiResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON_VALUE,
              schema = @Schema(oneOf = {TargetRequests.Csv.class, TargetRequests.Line[].class})))
  @PostMapping("/export")
  ResponseEntity<Object> export(
      AccountId account,
      @PathVariable UUID id,
      @RequestBody(required = false) @Valid TargetRequests.@Nullable Export wanted) {
    TargetRequests.Export asked = Objects.requireNonNullElse(wanted, USUAL);
    List<TargetPriceView> all = views.all(books.of(account, id));
    return ResponseEntity.ok(
        asked.isJson()
            ? all.stream().map(TargetRequests.Line::of).toList()
            : new TargetRequests.Csv(TargetExport.csv(all, asked.withMetadata())));
  }
}
