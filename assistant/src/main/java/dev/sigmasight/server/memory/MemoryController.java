package dev.sigmasight.server.memory;

import dev.sigmasight.kernel.AccountId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What the analyst keeps in mind of the account. */
@Tag(name = "Memories")
@RestController
@RequestMapping(MemoryController.PATH)
class MemoryController {
  static final String PATH = "/api/v1/chat/memories";

  private final Memories memories;
  private final Clock clock;

  MemoryController(Memories memories, Clock clock) {
    this.memories = memories;
    this.clock = clock;
  }

  @Operation(summary = "Memories of the account, newest first, without those forgotten")
  @GetMapping
  MemoryView.Some list(
      AccountId account,
      @RequestParam(required = false)
          @Pattern(regexp = "user|portfolio", message = "must be user or portfolio")
          @Nullable String scope,
      @RequestParam(name = "portfolio_id", required = false) @Nullable UUID portfolioId,
      @RequestParam(required = false)
          @Pattern(
              regexp = "proposed|approved|forgotten",
              message = "must be proposed, approved or forgotten")
          @Nullable String state,
      @RequestParam(defaultValue = "50") @Min(1) @Max(100) int limit) {
    Instant now = clock.instant();
    MemoryFilter filter = new MemoryFilter(account.value(), scope, portfolioId, state, null);
    return new MemoryView.Some(
        memories.list(account, filter, limit, now).stream().map(MemoryView::of).toList(),
        memories.count(account, now),
        limit);
  }

  @Operation(summary = "Keep something in mind; at most 50, and nothing is pushed out by it")
  @ApiResponse(responseCode = "201", useReturnTypeSchema = true)
  @PostMapping
  ResponseEntity<MemoryView> create(AccountId account, @RequestBody @Valid CreateMemory wanted) {
    MemoryView created = MemoryView.of(memories.add(account, wanted.memory(), clock.instant()));
    return ResponseEntity.created(URI.create(PATH + "/" + created.id())).body(created);
  }

  @Operation(summary = "How many memories there are, and the most there may be")
  @GetMapping("/count")
  MemoryView.Count count(AccountId account) {
    return new MemoryView.Count(memories.count(account, clock.instant()), Memories.MOST);
  }

  @Operation(summary = "One memory that is not forgotten")
  @GetMapping("/{id}")
  MemoryView get(AccountId account, @PathVariable UUID id) {
    return MemoryView.of(memories.owned(account, id, clock.instant()));
  }

  @Operation(summary = "Edit a memory, or approve one that is proposed")
  @PatchMapping("/{id}")
  MemoryView change(
      AccountId account, @PathVariable UUID id, @RequestBody @Valid ChangeMemory wanted) {
    return MemoryView.of(memories.change(account, id, wanted.change(), clock.instant()));
  }

  @Operation(summary = "Forget a memory; for 30 days it can be restored")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @DeleteMapping("/{id}")
  void forget(AccountId account, @PathVariable UUID id) {
    memories.forget(account, id, clock.instant());
  }

  @Operation(summary = "Undo forgetting: the memory is again what it was")
  @PostMapping("/{id}/restore")
  MemoryView restore(AccountId account, @PathVariable UUID id) {
    return MemoryView.of(memories.restore(account, id, clock.instant()));
  }

  @Operation(summary = "Delete all memories of the account for good, forgotten ones too")
  @DeleteMapping
  MemoryView.Deleted deleteAll(AccountId account) {
    return new MemoryView.Deleted(memories.deleteAll(account));
  }
}
