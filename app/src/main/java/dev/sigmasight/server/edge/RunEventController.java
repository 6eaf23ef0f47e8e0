package dev.sigmasight.server.edge;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.server.batch.RunStream;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/**
 * Lets a browser follow a run while it is under way. A slow client holds its own virtual thread and
 * nothing else.
 */
@RestController
@ConditionalOnWebApplication
class RunEventController {
  private static final String ABOUT =
      "Server-sent events log, progress and one end, each with the number of its line as id; send"
          + " the last one as Last-Event-ID to go on after it. 204 if nothing more will come.";

  private final RunStream stream;

  RunEventController(RunStream stream) {
    this.stream = stream;
  }

  @Operation(summary = "Follow a run", description = ABOUT)
  @Tag(name = "Administration: batch")
  @ApiResponse(
      responseCode = "200",
      description = "what happens, as it happens",
      content = @Content(mediaType = MediaType.TEXT_EVENT_STREAM_VALUE))
  @ApiResponse(responseCode = "204", description = "nothing more will come", content = @Content)
  @GetMapping("/api/v1/admin/batch/run/{id}/events")
  void any(
      @PathVariable UUID id,
      @RequestHeader(name = "Last-Event-ID", required = false) @Nullable Long lastEventId,
      HttpServletResponse response)
      throws IOException, InterruptedException {
    send(stream.any(id, lastEventId), response);
  }

  @Operation(summary = "Follow a run about the portfolio", description = ABOUT)
  @Tag(name = "Portfolios")
  @ApiResponse(
      responseCode = "200",
      description = "what happens, as it happens",
      content = @Content(mediaType = MediaType.TEXT_EVENT_STREAM_VALUE))
  @ApiResponse(responseCode = "204", description = "nothing more will come", content = @Content)
  @GetMapping("/api/v1/portfolios/{id}/batch-status/{run_id}/events")
  void own(
      AccountId account,
      @PathVariable UUID id,
      @PathVariable("run_id") UUID runId,
      @RequestHeader(name = "Last-Event-ID", required = false) @Nullable Long lastEventId,
      HttpServletResponse response)
      throws IOException, InterruptedException {
    send(stream.own(account, new PortfolioId(id), runId, lastEventId), response);
  }

  private void send(RunStream.Start start, HttpServletResponse response)
      throws IOException, InterruptedException {
    if (start.isOver()) {
      response.setStatus(HttpStatus.NO_CONTENT.value()); // tells a browser not to come back
      return;
    }
    response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
    response.setCharacterEncoding(StandardCharsets.UTF_8.name());
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Accel-Buffering", "no");
    stream.send(start, response.getOutputStream());
  }
}
