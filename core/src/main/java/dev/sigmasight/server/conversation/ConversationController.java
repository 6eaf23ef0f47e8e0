package dev.sigmasight.server.conversation;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.server.conversation.ConversationViews.ConversationView;
import dev.sigmasight.server.conversation.ConversationViews.ModeView;
import dev.sigmasight.server.idempotency.CreateRequest;
import dev.sigmasight.server.idempotency.Created;
import dev.sigmasight.server.idempotency.Idempotency;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The conversations of the account with the analyst. */
@Tag(name = "Chat: conversations")
@RestController
@RequestMapping(ConversationController.PATH)
class ConversationController {
  static final String PATH = "/api/v1/chat/conversations";

  private final Conversations conversations;
  private final Idempotency idempotency;
  private final Clock clock;

  ConversationController(Conversations conversations, Idempotency idempotency, Clock clock) {
    this.conversations = conversations;
    this.idempotency = idempotency;
    this.clock = clock;
  }

  @Schema(name = "ChangeConversation")
  record ChangeConversation(@NotBlank @Size(max = ConversationRules.LONGEST_TITLE) String title) {}

  @Schema(name = "SwitchMode")
  record SwitchMode(
      @Schema(description = "green explains, blue is terse, indigo tells, violet warns")
          @NotNull
          @Pattern(regexp = ConversationRules.MODES, message = ConversationRules.MODES_MESSAGE)
          String mode) {}

  @Operation(summary = "Begin a conversation")
  @ApiResponse(responseCode = "201", useReturnTypeSchema = true)
  @PostMapping
  ResponseEntity<ConversationView> create(
      AccountId account,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      @RequestBody @Valid CreateConversation wanted) {
    return idempotency
        .once(
            new CreateRequest(account, key, "POST " + PATH, wanted),
            ConversationView.class,
            () -> {
              ConversationView created =
                  ConversationView.of(
                      conversations.create(account, wanted.conversation(), clock.instant()));
              return new Created<>(created, PATH + "/" + created.id());
            })
        .response();
  }

  @Operation(summary = "The conversations of the account, newest first")
  @ApiResponse(
      responseCode = "200",
      headers =
          @Header(
              name = "X-Total-Count",
              description = "how many there are, shown or not",
              schema = @Schema(type = "integer")),
      useReturnTypeSchema = true)
  @GetMapping
  ResponseEntity<List<ConversationView>> list(
      AccountId account,
      @RequestParam(defaultValue = "10") @Min(1) @Max(100) int limit,
      @RequestParam(defaultValue = "0") @Min(0) @Max(100_000) int offset,
      @Parameter(description = "a text that the title or a message holds, whatever its case")
          @RequestParam(required = false)
          @Size(max = ConversationRules.LONGEST_SEARCH)
          @Nullable String search) {
    String text = search == null || search.isBlank() ? null : search.strip();
    Conversations.Page page = conversations.found(account, text, limit, offset);
    return ResponseEntity.ok()
        .header("X-Total-Count", Long.toString(page.total()))
        .body(page.conversations().stream().map(ConversationView::of).toList());
  }

  @Operation(summary = "One conversation")
  @GetMapping("/{id}")
  ConversationView get(AccountId account, @PathVariable UUID id) {
    return ConversationView.of(conversations.owned(account, id));
  }

  @Operation(summary = "Give a conversation another title")
  @PatchMapping("/{id}")
  ConversationView rename(
      AccountId account, @PathVariable UUID id, @RequestBody @Valid ChangeConversation wanted) {
    return ConversationView.of(
        conversations.rename(account, id, wanted.title().strip(), clock.instant()));
  }

  @Operation(summary = "Change the manner of answering from the next answer on")
  @PutMapping("/{id}/mode")
  ModeView switchMode(
      AccountId account, @PathVariable UUID id, @RequestBody @Valid SwitchMode wanted) {
    Instant now = clock.instant();
    String previous = conversations.switchMode(account, id, wanted.mode(), now);
    return new ModeView(id, previous, wanted.mode(), now);
  }

  @Operation(
      summary = "Delete a conversation with all that was said in it",
      description =
          "An answer that is being written stops. Feedback about its messages is deleted soon after."
              + " What its models cost stays in the ledger, without a word of what was said.")
  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void delete(AccountId account, @PathVariable UUID id) {
    conversations.delete(account, id, clock.instant());
  }
}
