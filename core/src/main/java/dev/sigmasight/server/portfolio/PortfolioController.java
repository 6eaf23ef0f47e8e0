package dev.sigmasight.server.portfolio;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.market.calendar.TradingCalendar;
import dev.sigmasight.server.activity.ActivityLog;
import dev.sigmasight.server.activity.Attempt;
import dev.sigmasight.server.activity.Caller;
import dev.sigmasight.server.idempotency.CreateRequest;
import dev.sigmasight.server.idempotency.Created;
import dev.sigmasight.server.idempotency.Idempotency;
import dev.sigmasight.server.ledger.Origin;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
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

@Tag(name = "Portfolios")
@RestController
@RequestMapping(PortfolioController.PATH)
class PortfolioController {
  static final String PATH = "/api/v1/portfolios";

  private final Portfolios portfolios;
  private final PortfolioValues values;
  private final Idempotency idempotency;
  private final ActivityLog activities;
  private final Clock clock;

  PortfolioController(
      Portfolios portfolios,
      PortfolioValues values,
      Idempotency idempotency,
      ActivityLog activities,
      Clock clock) {
    this.portfolios = portfolios;
    this.values = values;
    this.idempotency = idempotency;
    this.activities = activities;
    this.clock = clock;
  }

  @Operation(summary = "Create a portfolio; its starting capital is deposited today")
  @ApiResponse(responseCode = "201", useReturnTypeSchema = true)
  @PostMapping
  ResponseEntity<PortfolioView> create(
      AccountId account,
      Caller caller,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      @RequestBody @Valid CreatePortfolio wanted) {
    return activities
        .attempt(Attempt.PORTFOLIO, account, caller, () -> created(account, key, wanted))
        .response();
  }

  private Created<PortfolioView> created(
      AccountId account, @Nullable String key, CreatePortfolio wanted) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), TradingCalendar.ZONE);
    return idempotency.once(
        new CreateRequest(account, key, "POST " + PATH, wanted),
        PortfolioView.class,
        () -> {
          Portfolio created =
              portfolios.create(account, wanted.on(today), Origin.API, clock.instant());
          return new Created<>(view(created), PATH + "/" + created.id());
        });
  }

  @Operation(summary = "The portfolios of the account, oldest first")
  @GetMapping
  PortfolioListView list(
      AccountId account,
      @Parameter(
              description =
                  "also those that are not active, and deleted ones: these have a deleted_at")
          @RequestParam(name = "include_inactive", defaultValue = "false")
          boolean includeInactive) {
    List<Portfolio> found = portfolios.of(account, includeInactive);
    Map<PortfolioId, PortfolioValues.Value> known =
        values.latest(found.stream().map(Portfolio::id).toList());
    return PortfolioListView.of(
        found.stream().map(each -> PortfolioView.of(each, known.get(each.id()))).toList());
  }

  @Operation(summary = "One portfolio, deleted or not")
  @GetMapping("/{id}")
  PortfolioView get(AccountId account, @PathVariable UUID id) {
    return view(portfolios.owned(account, new PortfolioId(id)));
  }

  @Operation(summary = "Change what is named; the rest stays")
  @PutMapping("/{id}")
  PortfolioView change(
      AccountId account, @PathVariable UUID id, @RequestBody @Valid ChangePortfolio wanted) {
    PortfolioId portfolio = new PortfolioId(id);
    PortfolioView shown = view(portfolios.kept(account, portfolio));
    return view(
        portfolios.change(
            account, portfolio, wanted.change(shown.equityBalance()), clock.instant()));
  }

  @Operation(summary = "Delete a portfolio; it stays readable, its positions stay as they are")
  @DeleteMapping("/{id}")
  PortfolioDeletedView delete(AccountId account, @PathVariable UUID id) {
    Portfolio deleted = portfolios.delete(account, new PortfolioId(id), clock.instant());
    return new PortfolioDeletedView(
        true, "The portfolio " + deleted.name() + " is deleted.", id, deleted.deletedAt());
  }

  private PortfolioView view(Portfolio portfolio) {
    return PortfolioView.of(portfolio, values.latest(List.of(portfolio.id())).get(portfolio.id()));
  }
}
