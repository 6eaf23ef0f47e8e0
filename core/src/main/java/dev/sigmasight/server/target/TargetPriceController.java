package dev.sigmasight.server.target;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.server.idempotency.CreateRequest;
import dev.sigmasight.server.idempotency.Created;
import dev.sigmasight.server.idempotency.Idempotency;
import dev.sigmasight.server.instrument.Holdable;
import dev.sigmasight.server.instrument.PositionType;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
import org.springframework.web.bind.annotation.RestController;

/** Target prices, one by one. */
@Tag(name = "Target prices")
@RestController
@RequestMapping(TargetPriceController.PATH)
class TargetPriceController {
  static final String PATH = "/api/v1/target-prices";

  private final TargetPrices targets;
  private final TargetBooks books;
  private final TargetViews views;
  private final TargetSummaries summaries;
  private final Idempotency idempotency;
  private final Clock clock;

  TargetPriceController(
      TargetPrices targets,
      TargetBooks books,
      TargetViews views,
      TargetSummaries summaries,
      Idempotency idempotency,
      Clock clock) {
    this.targets = targets;
    this.books = books;
    this.views = views;
    this.summaries = summaries;
    this.idempotency = idempotency;
    this.clock = clock;
  }

  @Operation(summary = "Set a target price; there is one of a symbol for each position type")
  @ApiResponse(responseCode = "201", useReturnTypeSchema = true)
  @PostMapping("/{id}")
  ResponseEntity<TargetPriceView> create(
      AccountId account,
      @PathVariable UUID id,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      @RequestBody CreateTarget wanted) {
    return idempotency
        .once(
            new CreateRequest(account, key, "POST " + PATH + "/" + id, wanted),
            TargetPriceView.class,
            () -> {
              TargetPriceView made = targets.create(account, id, wanted, clock.instant());
              return new Created<>(made, PATH + "/target/" + made.id());
            })
        .response();
  }

  @Operation(summary = "The target prices of a portfolio by symbol")
  @GetMapping("/{id}")
  List<TargetPriceView> list(
      AccountId account,
      @PathVariable UUID id,
      @RequestParam(name = "symbol", required = false) @Nullable String symbol,
      @RequestParam(name = "position_type", required = false) @Nullable String positionType) {
    TargetCheck check = new TargetCheck("", 0);
    String wanted =
        symbol == null || symbol.isBlank()
            ? null
            : check.what(symbol).map(Holdable::symbol).orElse(null);
    PositionType type = check.type(positionType);
    TargetFaults.refuseIfAny(check.faults());
    TargetBook book = books.of(account, id);
    return book.targets().stream()
        .filter(target -> wanted == null || target.symbol().equals(wanted))
        .filter(target -> type == null || target.type() == type)
        .map(target -> views.of(book, target))
        .toList();
  }

  @Operation(summary = "What the target prices of a portfolio promise together")
  @GetMapping("/{id}/summary")
  TargetSummaryView summary(AccountId account, @PathVariable UUID id) {
    return summaries.of(books.of(account, id));
  }

  @Operation(summary = "One target price")
  @GetMapping("/target/{id}")
  TargetPriceView get(AccountId account, @PathVariable UUID id) {
    return targets.get(account, id);
  }

  /**
   * Changes one.
   *
   * @throws ProblemException NotFound or InvalidInput
   */
  @Operation(summary = "Change the prices that are sent; null clears one and its return")
  @PutMapping("/target/{id}")
  TargetPriceView change(
      AccountId account, @PathVariable UUID id, @RequestBody ChangeTarget wanted) {
    return targets.change(account, id, wanted.change(), clock.instant());
  }

  @Operation(summary = "Delete a target price")
  @DeleteMapping("/target/{id}")
  TargetRequests.Deleted delete(AccountId account, @PathVariable UUID id) {
    targets.delete(account, id);
    return new TargetRequests.Deleted(1, List.of());
  }
}
