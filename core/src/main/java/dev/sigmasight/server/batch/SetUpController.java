package dev.sigmasight.server.batch;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.kernel.Problem;
import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.server.batch.SetUpViews.LogView;
import dev.sigmasight.server.batch.SetUpViews.StatusView;
import dev.sigmasight.server.portfolio.Portfolio;
import dev.sigmasight.server.portfolio.Portfolios;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How far the first computation of a portfolio is, or the last one that was asked for. */
@RestController
@RequestMapping("/api/v1/onboarding/status/{id}")
@Tag(name = "Onboarding")
class SetUpController {
  private static final int LINES_SHOWN = 50;
  private static final int LINES_SAVED = 5000;
  private static final Duration REMEMBERED = Duration.ofHours(2);
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd_HHmmss").withZone(ZoneOffset.UTC);

  private final Portfolios portfolios;
  private final RunReads reads;
  private final RunLog log;
  private final Clock clock;

  SetUpController(Portfolios portfolios, RunReads reads, RunLog log, Clock clock) {
    this.portfolios = portfolios;
    this.reads = reads;
    this.log = log;
    this.clock = clock;
  }

  @Operation(
      summary = "How far the computation of the portfolio is",
      description =
          "The newest run about the portfolio alone, until two hours after its end; otherwise the run"
              + " of all portfolios that is under way, without what concerns the others. Without"
              + " either, completed if the portfolio has ever been computed and pending if not.")
  @GetMapping
  StatusView status(AccountId account, @PathVariable UUID id) {
    Portfolio portfolio = portfolios.owned(account, new PortfolioId(id));
    Instant now = clock.instant();
    return reads
        .newestOf(portfolio.id())
        .filter(run -> isRecent(run, now))
        .map(run -> StatusView.of(id, run, log.newest(run.id(), LINES_SHOWN), now))
        .or(() -> portfolio.active() ? ofAll(id, now) : Optional.empty())
        .orElseGet(
            () ->
                reads.isComputed(portfolio.id()) ? StatusView.nothing(id) : StatusView.pending(id));
  }

  private Optional<StatusView> ofAll(UUID id, Instant now) {
    return reads.openOfAll().map(run -> StatusView.amongAll(id, run, now));
  }

  private static boolean isRecent(RunView run, Instant now) {
    Instant finished = run.finishedAt();
    return finished == null || finished.plus(REMEMBERED).isAfter(now);
  }

  @Operation(summary = "What that computation had to say, as a file; format is txt or json")
  @ApiResponse(
      responseCode = "200",
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON_VALUE,
            schema = @Schema(implementation = LogView.class)),
        @Content(mediaType = MediaType.TEXT_PLAIN_VALUE, schema = @Schema(type = "string"))
      })
  @GetMapping("/logs")
  ResponseEntity<Object> logs(
      AccountId account, @PathVariable UUID id, @RequestParam(defaultValue = "txt") String format) {
    Portfolio portfolio = portfolios.owned(account, new PortfolioId(id));
    Optional<RunView> newest = reads.newestOf(portfolio.id());
    RunView run =
        newest.orElseThrow(
            () ->
                new ProblemException(
                    new Problem.NotFound("The portfolio has not been computed on its own.")));
    Instant now = clock.instant();
    List<RunLog.LineView> lines = log.newest(run.id(), LINES_SAVED);
    String kind = format.equalsIgnoreCase("json") ? "json" : "txt";
    String file =
        "portfolio_setup_log_%s_%s.%s"
            .formatted(id.toString().substring(0, 8), STAMP.format(now), kind);
    return HistoryController.attachment(
        file,
        kind,
        kind.equals("json") ? LogView.of(portfolio, run, lines, now) : RunLog.text(run, lines));
  }
}
