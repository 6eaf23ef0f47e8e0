package dev.sigmasight.server.memory;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A memory as the API shows it. */
@Schema(name = "Memory")
record MemoryView(
    UUID id,
    @Schema(description = "user, or portfolio for one about a single portfolio") String scope,
    String content,
    @Schema(description = "labels; portfolio_id where the scope is portfolio")
        Map<String, Object> tags,
    @Schema(description = "proposed, approved or forgotten; only approved ones are used")
        String state,
    @Schema(description = "user, words, feedback_learning or pattern_analysis") String source,
    @Schema(description = "message of the account that it was noticed in") @Nullable UUID messageId,
    Instant createdAt,
    Instant updatedAt,
    @Nullable Instant approvedAt,
    @Nullable Instant expiresAt) {

  static MemoryView of(Memory memory) {
    return new MemoryView(
        memory.id(),
        memory.scope(),
        memory.content(),
        memory.tags(),
        MemoryRows.name(memory.state()),
        MemoryRows.name(memory.source()),
        memory.message(),
        memory.times().created(),
        memory.times().updated(),
        memory.times().approved(),
        memory.times().expires());
  }

  /** Some of the memories of an account. */
  @Schema(name = "MemoryList")
  record Some(
      @Schema(description = "newest first") List<MemoryView> memories,
      @Schema(description = "all that are proposed or approved, without the filter") int total,
      int limit) {}

  /** How many there are. */
  @Schema(name = "MemoryCount")
  record Count(
      @Schema(description = "proposed and approved ones") int count,
      @Schema(description = "the most an account may have") int maxAllowed) {}

  /** How many are gone. */
  @Schema(name = "MemoriesDeleted")
  record Deleted(int deleted) {}
}
