package dev.sigmasight.server.position;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.kernel.PositionId;
import dev.sigmasight.market.calendar.TradingCalendar;
import dev.sigmasight.server.idempotency.CreateRequest;
import dev.sigmasight.server.idempotency.Created;
import dev.sigmasight.server.idempotency.Idempotency;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Positions")
@RestController
class PositionController {
  static final String PATH = "/api/v1/positions";

  private final Positions positions;
  private final PositionChanges changes;
  private final PositionDeletion deletion;
  private final PositionViews views;
  private final Idempotency idempotency;
  private final Clock clock;

  PositionController(
      Positions positions,
      PositionChanges changes,
      PositionDeletion deletion,
      PositionViews views,
      Idempotency idempotency,
      Clock clock) {
    this.positions = positions;
    this.changes = changes;
    this.deletion = deletion;
    this.views = views;
    this.idempotency = idempotency;
    this.clock = clock;
  }

  @Operation(summary = "Open a position; its first line is written to the ledger")
  @ApiResponse(responseCode = "201", useReturnTypeSchema = true)
  @PostMapping({PATH, PATH + "/"})
  ResponseEntity<PositionView> create(
      AccountId account,
      @RequestParam(name = "portfolio_id", required = false) @Nullable UUID portfolio,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      @RequestBody CreatePosition wanted) {
    PortfolioId into = NewPositions.portfolio(portfolio, wanted.portfolioId());
    return idempotency
        .once(
            new CreateRequest(account, key, "POST " + PATH + " " + into, wanted),
            PositionView.class,
            () -> {
              Instant now = clock.instant();
              Position opened =
                  positions
                      .open(account, into, NewPositions.one(wanted, today(now)), now)
                      .getFirst();
              return new Created<>(views.of(opened), PATH + "/" + opened.id());
            })
        .response();
  }

  @Operation(summary = "Open several positions of one portfolio, all or none")
  @ApiResponse(responseCode = "201", useReturnTypeSchema = true)
  @PostMapping(PATH + "/bulk")
  ResponseEntity<PositionsCreatedView> createAll(
      AccountId account,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      @RequestBody @Valid CreatePositions wanted) {
    PortfolioId into = new PortfolioId(wanted.portfolioId());
    return idempotency
        .once(
            new CreateRequest(account, key, "POST " + PATH + "/bulk", wanted),
            PositionsCreatedView.class,
            () -> {
              Instant now = clock.instant();
              List<Position> opened =
                  positions.open(
                      account, into, NewPositions.all(wanted.positions(), today(now)), now);
              return new Created<>(
                  new PositionsCreatedView(true, opened.size(), views.of(into, opened)),
                  "/api/v1/portfolios/" + into);
            })
        .response();
  }

  @Operation(summary = "One position, held, closed or deleted")
  @GetMapping(PATH + "/{id}")
  PositionView get(AccountId account, @PathVariable UUID id) {
    return views.of(positions.owned(account, new PositionId(id)));
  }

  @Operation(summary = "Correct a position, or close it in whole or in part")
  @PutMapping(PATH + "/{id}")
  PositionView change(
      AccountId account,
      @PathVariable UUID id,
      @RequestParam(name = "allow_symbol_edit", defaultValue = "false") boolean allowSymbolEdit,
      @RequestBody ChangePosition wanted) {
    return views.of(
        changes.change(
            account, new PositionId(id), wanted.change(allowSymbolEdit), clock.instant()));
  }

  @Operation(summary = "Delete a position with its ledger lines and tags")
  @DeleteMapping(PATH + "/{id}")
  DeletedViews.One delete(
      AccountId account,
      @PathVariable UUID id,
      @RequestParam(name = "force_hard_delete", defaultValue = "false") boolean force) {
    return DeletedViews.One.of(
        deletion.delete(account, List.of(new PositionId(id)), force, clock.instant()).getFirst());
  }

  @Operation(summary = "Delete several positions, all or none")
  @DeleteMapping(PATH + "/bulk")
  DeletedViews.Several deleteAll(
      AccountId account, @RequestBody @Valid DeletedViews.Request wanted) {
    List<PositionDeletion.Deleted> deleted =
        deletion.delete(
            account,
            wanted.positionIds().stream().map(PositionId::new).toList(),
            Boolean.TRUE.equals(wanted.forceHardDelete()),
            clock.instant());
    return new DeletedViews.Several(
        true, deleted.size(), deleted.stream().map(PositionDeletion.Deleted::symbol).toList());
  }

  private static LocalDate today(Instant now) {
    return LocalDate.ofInstant(now, TradingCalendar.ZONE);
  }
}
