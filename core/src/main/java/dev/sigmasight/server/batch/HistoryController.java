package dev.sigmasight.server.batch;

import dev.sigmasight.kernel.Problem;
import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.server.batch.HistoryViews.DetailView;
import dev.sigmasight.server.batch.HistoryViews.ListView;
import dev.sigmasight.server.batch.HistoryViews.SummaryView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The runs of the last weeks and what they had to say. */
@RestController
@RequestMapping(BatchController.PATH + "/history")
@Tag(name = "Administration: batch")
class HistoryController {
  private static final int ALL = 10_000;

  private final RunReads reads;
  private final RunLog log;

  HistoryController(RunReads reads, RunLog log) {
    this.reads = reads;
    this.log = log;
  }

  @Operation(summary = "The runs of the last days, newest first")
  @GetMapping
  ListView list(
      @RequestParam(defaultValue = "30") @Min(1) @Max(90) int days,
      @RequestParam(required = false) @Nullable String status,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
    List<RunView> runs = reads.since(days, states(status), limit);
    return ListView.of(runs, days, status);
  }

  private static Set<RunState> states(@Nullable String status) {
    if (status == null) {
      return EnumSet.allOf(RunState.class);
    }
    Set<RunState> states = RunStatus.parse(status);
    if (states.isEmpty()) {
      throw new ProblemException(
          Problem.InvalidInput.of(
              "status",
              "status must be queued, running, completed, partial, failed, cancelled or"
                  + " abandoned."));
    }
    return states;
  }

  @Operation(summary = "How the runs of the last days went")
  @GetMapping("/summary")
  SummaryView summary(@RequestParam(defaultValue = "30") @Min(1) @Max(90) int days) {
    return SummaryView.of(reads.since(days, EnumSet.allOf(RunState.class), ALL), days);
  }

  @Operation(summary = "One run with its phases and why items were left out")
  @GetMapping("/{id}")
  DetailView one(@PathVariable UUID id) {
    return DetailView.of(found(id), reads.remarks(id));
  }

  private RunView found(UUID id) {
    return reads.byId(id).orElseThrow(BatchController::unknown);
  }

  @Operation(
      summary = "What a run had to say, as a file",
      description = "format is json or txt; count_only answers the number of lines instead.")
  @ApiResponse(
      responseCode = "200",
      description = "the lines, or how many there are",
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON_VALUE,
            schema = @Schema(oneOf = {HistoryViews.LogView.class, HistoryViews.CountView.class})),
        @Content(mediaType = MediaType.TEXT_PLAIN_VALUE, schema = @Schema(type = "string"))
      })
  @GetMapping("/{id}/logs")
  ResponseEntity<Object> logs(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "json") String format,
      @RequestParam(name = "count_only", defaultValue = "false") boolean countOnly) {
    RunView run = found(id);
    String wanted = format.toLowerCase(Locale.ROOT);
    if (!Set.of("json", "txt").contains(wanted)) {
      throw new ProblemException(Problem.InvalidInput.of("format", "format must be json or txt."));
    }
    if (countOnly) {
      return ResponseEntity.ok(new HistoryViews.CountView(id, log.count(id)));
    }
    List<RunLog.LineView> lines = log.of(id);
    Object body =
        wanted.equals("json") ? HistoryViews.LogView.of(run, lines) : RunLog.text(run, lines);
    return attachment(id + "_log." + wanted, wanted, body);
  }

  static ResponseEntity<Object> attachment(String file, String format, Object body) {
    return ResponseEntity.ok()
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(file).build().toString())
        .contentType(
            format.equals("json")
                ? MediaType.APPLICATION_JSON
                : new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
        .body(body);
  }
}
