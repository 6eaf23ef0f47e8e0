package dev.sigmasight.server.edge;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.Problem;
import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.server.chat.Asked;
import dev.sigmasight.server.chat.TurnStream;
import dev.sigmasight.server.chat.Turns;
import dev.sigmasight.server.edge.SendMessage.SendContent;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Questions to the analyst, answered as they are worked on. A slow reader holds its own virtual
 * thread and nothing else, and an answer is finished whether somebody reads it or not.
 */
@Tag(name = "Chat")
@RestController
@RequestMapping("/api/v1/chat")
@ConditionalOnWebApplication
class TurnController {
  private static final Logger LOG = LoggerFactory.getLogger(TurnController.class);
  private static final int LONGEST_KEY = 200;
  private static final String KEY = "Idempotency-Key";
  private static final String EVENTS =
      "Server-sent events in envelopes {type, run_id, seq, data, timestamp}: message_created, start,"
          + " response_id, token, tool_call, tool_result, info, and at the end one done or error;"
          + " heartbeat every 15 s. An answer is finished even if the connection breaks: go on at"
          + " /api/v1/chat/runs/{run_id}/events.";

  private final Turns turns;

  TurnController(Turns turns) {
    this.turns = turns;
  }

  @Operation(summary = "Ask in a conversation", description = EVENTS)
  @ApiResponse(
      responseCode = "200",
      description = "the answer as it is written",
      content = @Content(mediaType = MediaType.TEXT_EVENT_STREAM_VALUE))
  @PostMapping("/send")
  void send(
      AccountId account,
      @RequestHeader(name = KEY, required = false) @Nullable String key,
      @RequestBody @Valid SendMessage wanted,
      HttpServletResponse response)
      throws InterruptedException {
    Asked asked =
        new Asked(
            wanted.conversationId(),
            wanted.text().strip(),
            SendMessage.scene(wanted.uiContext()),
            checked(key));
    send(turns.send(account, asked), response);
  }

  @Operation(summary = "Ask in the conversation", description = EVENTS)
  @ApiResponse(
      responseCode = "200",
      description = "the answer as it is written",
      content = @Content(mediaType = MediaType.TEXT_EVENT_STREAM_VALUE))
  @PostMapping("/conversations/{id}/send")
  void sendTo(
      AccountId account,
      @PathVariable UUID id,
      @RequestHeader(name = KEY, required = false) @Nullable String key,
      @RequestBody @Valid SendContent wanted,
      HttpServletResponse response)
      throws InterruptedException {
    Asked asked =
        new Asked(
            id, wanted.content().strip(), SendMessage.scene(wanted.uiContext()), checked(key));
    send(turns.send(account, asked), response);
  }

  @Operation(
      summary = "Ask for another answer in place of one",
      description = "The old one stays until the new one is whole. " + EVENTS)
  @ApiResponse(
      responseCode = "200",
      description = "the answer as it is written",
      content = @Content(mediaType = MediaType.TEXT_EVENT_STREAM_VALUE))
  @PostMapping("/messages/{id}/regenerate")
  void regenerate(
      AccountId account,
      @PathVariable UUID id,
      @RequestHeader(name = KEY, required = false) @Nullable String key,
      HttpServletResponse response)
      throws InterruptedException {
    send(turns.regenerate(account, id, checked(key)), response);
  }

  @Operation(
      summary = "Follow an answer, from the beginning or after an event",
      description =
          EVENTS
              + " Send the id of the last event seen as Last-Event-ID. 204 if nothing more will"
              + " come.")
  @ApiResponse(
      responseCode = "200",
      description = "the answer as it is written",
      content = @Content(mediaType = MediaType.TEXT_EVENT_STREAM_VALUE))
  @ApiResponse(responseCode = "204", description = "nothing more will come", content = @Content)
  @GetMapping("/runs/{run_id}/events")
  void events(
      AccountId account,
      @PathVariable("run_id") String runId,
      @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
      HttpServletResponse response)
      throws InterruptedException {
    TurnStream stream = turns.events(account, runId, lastEventId);
    if (stream.isOver()) {
      response.setStatus(HttpStatus.NO_CONTENT.value()); // tells a browser not to come back
    } else {
      send(stream, response);
    }
  }

  @Operation(
      summary = "Stop an answer",
      description =
          "It ends soon with an error event of type cancelled and keeps its text; one that has ended"
              + " stays as it is.")
  @ApiResponse(responseCode = "202", description = "it will end soon", content = @Content)
  @PostMapping("/runs/{run_id}/cancel")
  @ResponseStatus(HttpStatus.ACCEPTED)
  void cancel(AccountId account, @PathVariable("run_id") String runId) {
    turns.cancel(account, runId);
  }

  private static @Nullable String checked(@Nullable String key) {
    if (key != null && (key.isBlank() || key.length() > LONGEST_KEY)) {
      throw new ProblemException(
          Problem.InvalidInput.of(KEY, "An " + KEY + " has 1 to " + LONGEST_KEY + " characters."));
    }
    return key;
  }

  private static void send(TurnStream stream, HttpServletResponse response)
      throws InterruptedException {
    response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
    response.setCharacterEncoding(StandardCharsets.UTF_8.name());
    response.setHeader("Cache-Control", "no-cache, no-store");
    response.setHeader("X-Accel-Buffering", "no");
    response.setHeader("X-Run-Id", stream.run());
    try {
      stream.send(response.getOutputStream());
    } catch (IOException e) {
      LOG.debug("The reader of {} is gone", stream.run(), e);
    }
  }
}
