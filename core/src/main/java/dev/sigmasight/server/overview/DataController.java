package dev.sigmasight.server.overview;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.kernel.Problem;
import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.market.calendar.TradingCalendar;
import dev.sigmasight.server.portfolio.Portfolio;
import dev.sigmasight.server.portfolio.Portfolios;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What is owned and what it is worth. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Data")
class DataController {
  private final Portfolios portfolios;
  private final PortfolioStates states;
  private final Overviews overviews;
  private final Completes completes;
  private final TradingCalendar calendar;

  DataController(
      Portfolios portfolios,
      PortfolioStates states,
      Overviews overviews,
      Completes completes,
      TradingCalendar calendar) {
    this.portfolios = portfolios;
    this.states = states;
    this.overviews = overviews;
    this.completes = completes;
    this.calendar = calendar;
  }

  /**
   * A portfolio in the list of all.
   *
   * @param totalMarketValue sum of signed market values; null if a price is missing
   */
  record ListedPortfolio(
      UUID id,
      String name,
      String accountName,
      String accountType,
      @Nullable String description,
      boolean isActive,
      @Nullable BigDecimal netAssetValue,
      @Nullable BigDecimal totalValue,
      @Nullable BigDecimal equityBalance,
      @Nullable BigDecimal initialEquity,
      @Nullable BigDecimal totalMarketValue,
      LocalDate asOf,
      Quality quality,
      @Nullable String qualityReason,
      List<String> sources,
      Instant createdAt,
      Instant updatedAt,
      int positionCount) {}

  @Operation(summary = "All portfolios with their value")
  @GetMapping("/data/portfolios")
  List<ListedPortfolio> portfolios(AccountId account) {
    List<Portfolio> found = portfolios.of(account, false);
    Map<PortfolioId, PortfolioState> known =
        states.newest(found.stream().map(Portfolio::id).toList());
    return found.stream()
        .map(each -> listed(each, Objects.requireNonNull(known.get(each.id()))))
        .toList();
  }

  private static ListedPortfolio listed(Portfolio portfolio, PortfolioState state) {
    BigDecimal nav = state.close().map(close -> Rounded.money(close.nav())).orElse(null);
    return new ListedPortfolio(
        portfolio.id().value(),
        portfolio.name(),
        portfolio.accountName(),
        portfolio.accountType().text(),
        portfolio.description(),
        portfolio.active(),
        nav,
        nav,
        nav,
        Rounded.moneyOrNull(portfolio.initialEquity()),
        state
            .close()
            .map(close -> Rounded.money(close.longValue().add(close.shortValue())))
            .orElse(null),
        state.asOf(),
        state.quality(),
        state.qualityReason(),
        state.sources(),
        portfolio.createdAt(),
        portfolio.updatedAt(),
        state.valued().book().lots().size());
  }

  @Operation(summary = "A portfolio with its holdings, on request with history and attribution")
  @GetMapping("/data/portfolio/{id}/complete")
  CompleteView complete(
      AccountId account,
      @PathVariable UUID id,
      @RequestParam(name = "include_holdings", defaultValue = "true") boolean includeHoldings,
      @RequestParam(name = "include_position_tags", defaultValue = "true")
          boolean includePositionTags,
      @RequestParam(name = "include_timeseries", defaultValue = "false") boolean includeTimeseries,
      @RequestParam(name = "include_attrib", defaultValue = "false") boolean includeAttrib,
      @RequestParam(name = "as_of_date", required = false)
          @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate asOfDate) {
    if (asOfDate != null && !calendar.covers(asOfDate)) {
      throw new ProblemException(
          Problem.InvalidInput.of(
              "as_of_date",
              "as_of_date must be from "
                  + calendar.firstDay()
                  + " to "
                  + calendar.lastDay()
                  + "."));
    }
    return completes.of(
        portfolios.kept(account, new PortfolioId(id)),
        new Completes.Wanted(
            includeHoldings, includePositionTags, includeTimeseries, includeAttrib, asOfDate));
  }

  @Operation(summary = "Value, exposures, profit and risk of a portfolio")
  @GetMapping("/analytics/portfolio/{id}/overview")
  OverviewView overview(AccountId account, @PathVariable UUID id) {
    return overviews.of(portfolios.kept(account, new PortfolioId(id)));
  }
}
