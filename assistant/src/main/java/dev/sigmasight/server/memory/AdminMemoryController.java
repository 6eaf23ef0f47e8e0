package dev.sigmasight.server.memory;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Memories of all accounts, for administrators. */
@Tag(name = "Administration: AI")
@RestController
@RequestMapping("/api/v1/admin/ai/knowledge/memories")
class AdminMemoryController {
  private final MemoryRows rows;
  private final Clock clock;

  AdminMemoryController(MemoryRows rows, Clock clock) {
    this.rows = rows;
    this.clock = clock;
  }

  /** A page of memories. */
  @Schema(name = "AdminMemoryPage")
  record Page(
      @Schema(description = "all that fit the filter") int total,
      int limit,
      int offset,
      @Schema(description = "newest first") List<Entry> memories) {}

  /** A memory and whose it is. */
  @Schema(name = "AdminMemory")
  record Entry(
      UUID id,
      @Nullable UUID userId,
      @Schema(description = "always null: accounts have no groups") @Nullable UUID tenantId,
      String scope,
      String content,
      Map<String, Object> tags,
      @Schema(description = "proposed, approved or forgotten") String state,
      @Schema(description = "user, words, feedback_learning or pattern_analysis") String source,
      Instant createdAt) {
    static Entry of(Memory memory) {
      return new Entry(
          memory.id(),
          memory.user(),
          null,
          memory.scope(),
          memory.content(),
          memory.tags(),
          MemoryRows.name(memory.state()),
          MemoryRows.name(memory.source()),
          memory.times().created());
    }
  }

  /** Figures about all memories. */
  @Schema(name = "AdminMemoryStats")
  record Stats(
      int totalMemories,
      @Schema(description = "how many of each scope") Map<String, Integer> byScope,
      int uniqueUsersWithMemories,
      Instant generatedAt) {}

  @Operation(summary = "Memories of all accounts, newest first, without those forgotten")
  @GetMapping
  Page list(
      @RequestParam(required = false)
          @Pattern(
              regexp = "user|portfolio|tenant|global",
              message = "must be user, portfolio, tenant or global")
          @Nullable String scope,
      @RequestParam(name = "user_id", required = false) @Nullable UUID userId,
      @RequestParam(required = false) @Size(max = 200) @Nullable String search,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
      @RequestParam(defaultValue = "0") @Min(0) @Max(1_000_000) int offset) {
    MemoryFilter filter = new MemoryFilter(userId, scope, null, null, search);
    Instant now = clock.instant();
    return new Page(
        rows.total(filter, now),
        limit,
        offset,
        rows.list(filter, limit, offset, now).stream().map(Entry::of).toList());
  }

  @Operation(summary = "How many memories there are, by scope, and of how many accounts")
  @GetMapping("/stats")
  Stats stats() {
    Instant now = clock.instant();
    MemoryRows.Stats found = rows.stats(now);
    return new Stats(found.total(), found.scopes(), found.persons(), now);
  }
}
