package dev.sigmasight.server.batch;

import dev.sigmasight.kernel.Problem;
import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.market.calendar.TradingCalendar;
import dev.sigmasight.server.batch.DoubtViews.HeldBackView;
import dev.sigmasight.server.batch.DoubtViews.UnknownView;
import dev.sigmasight.server.batch.PriceCoverage.Held;
import dev.sigmasight.server.marketdata.Quarantine;
import dev.sigmasight.server.marketdata.UnknownSymbols;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How good the prices are on which everything rests. */
@RestController
@RequestMapping(BatchController.PATH + "/data-quality")
@Tag(name = "Administration: batch")
class DataQualityController {
  private static final int ENOUGH_SESSIONS = 30;
  private static final double GOOD = 0.9;

  private final PriceCoverage coverage;
  private final Quarantine quarantine;
  private final UnknownSymbols unknown;
  private final TradingCalendar calendar;
  private final Clock clock;

  DataQualityController(
      PriceCoverage coverage,
      Quarantine quarantine,
      UnknownSymbols unknown,
      TradingCalendar calendar,
      Clock clock) {
    this.coverage = coverage;
    this.quarantine = quarantine;
    this.unknown = unknown;
    this.calendar = calendar;
    this.clock = clock;
  }

  @Schema(name = "CurrentPrices")
  record CurrentView(BigDecimal coveragePercentage, List<String> missingSymbols) {}

  record HistoryView(BigDecimal coveragePercentage, List<String> insufficientSymbols) {}

  record FreshnessView(BigDecimal freshnessPercentage, List<String> staleSymbols) {}

  record CoverageView(
      CurrentView currentPrices, HistoryView historicalData, FreshnessView dataFreshness) {}

  record QualityView(
      LocalDate asOf,
      @Schema(description = "good, degraded, poor, or empty where nothing is held") String status,
      @Schema(description = "mean of the three coverages, as a fraction")
          @Nullable BigDecimal qualityScore,
      int totalSymbols,
      CoverageView coverageDetails,
      @Schema(description = "fetched prices that are not believed, of any portfolio")
          List<HeldBackView> heldBack,
      @Schema(description = "symbols that no source knows, of any portfolio")
          List<UnknownView> unknownSymbols,
      List<String> recommendations) {}

  @Operation(
      summary = "Coverage, length and freshness of the prices of what is held",
      description =
          "Current: a price of the last completed session. Sufficient: at least 30 sessions in a"
              + " year. Fresh: a price of that session or the one before.")
  @GetMapping
  QualityView quality(
      @RequestParam(name = "portfolio_id", required = false) @Nullable UUID portfolioId) {
    if (portfolioId != null && !coverage.isKept(portfolioId)) {
      throw new ProblemException(new Problem.NotFound("There is no portfolio with this id."));
    }
    LocalDate session = calendar.lastCompletedSession(clock.instant());
    LocalDate before = calendar.previousSession(session);
    List<Held> held = coverage.held(session, Optional.ofNullable(portfolioId));
    List<String> missing = without(held, each -> session.equals(each.newest()));
    List<String> brief = without(held, each -> each.sessions() >= ENOUGH_SESSIONS);
    List<String> stale =
        without(held, each -> each.newest() != null && !each.newest().isBefore(before));
    CoverageView details =
        new CoverageView(
            new CurrentView(percent(held, missing), missing),
            new HistoryView(percent(held, brief), brief),
            new FreshnessView(percent(held, stale), stale));
    Double score = score(held.size(), missing.size() + brief.size() + stale.size());
    return new QualityView(
        session,
        status(score),
        score == null ? null : BigDecimal.valueOf(score).setScale(4, RoundingMode.HALF_EVEN),
        held.size(),
        details,
        DoubtViews.heldBack(quarantine),
        DoubtViews.unknown(unknown),
        recommendations(missing, brief, stale));
  }

  private static List<String> without(List<Held> held, Predicate<Held> fine) {
    return held.stream().filter(fine.negate()).map(Held::symbol).toList();
  }

  private static BigDecimal percent(List<Held> held, List<String> wanting) {
    return held.isEmpty()
        ? BigDecimal.valueOf(100).setScale(1)
        : BigDecimal.valueOf(100.0 * (held.size() - wanting.size()) / held.size())
            .setScale(1, RoundingMode.HALF_EVEN);
  }

  private static @Nullable Double score(int symbols, int faults) {
    return symbols == 0 ? null : 1 - faults / (3.0 * symbols);
  }

  private static String status(@Nullable Double score) {
    if (score == null) {
      return "empty";
    }
    return score >= GOOD ? "good" : score >= GOOD / 2 ? "degraded" : "poor";
  }

  private static List<String> recommendations(
      List<String> missing, List<String> brief, List<String> stale) {
    List<String> advice = new ArrayList<>();
    if (!missing.isEmpty()) {
      advice.add(
          "Ask for prices again (POST /api/v1/admin/batch/data-quality/refresh): "
              + missing.size()
              + " symbols lack the last session.");
    }
    if (!stale.isEmpty()) {
      advice.add(
          stale.size() + " symbols are older than one session: check their spelling and source.");
    }
    if (!brief.isEmpty()) {
      advice.add(
          "Import history for "
              + brief.size()
              + " symbols (`sigmasight prices import`): risk needs at least 30 sessions.");
    }
    return advice;
  }
}
