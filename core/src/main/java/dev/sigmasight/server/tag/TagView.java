package dev.sigmasight.server.tag;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A tag as the API shows it. */
@Schema(name = "Tag")
record TagView(
    UUID id,
    UUID userId,
    String name,
    @Schema(description = "# and six hexadecimal digits in upper case") String color,
    @Nullable String description,
    @Schema(description = "place among the tags of the account, from 0") int displayOrder,
    @Schema(description = "positions that carry it; null if usage was not asked for")
        @Nullable Integer usageCount,
    @Schema(description = "the same as usage_count") @Nullable Integer positionCount,
    @Schema(description = "always 0: there are no strategies", deprecated = true) int strategyCount,
    @Schema(description = "made from the sector of a company") boolean automatic,
    @Schema(description = "the positions that carry it; null unless asked for")
        @Nullable List<UUID> positionIds,
    boolean isArchived,
    @Nullable Instant archivedAt,
    @Nullable UUID archivedBy,
    Instant createdAt,
    Instant updatedAt) {

  /** What to show besides the tag itself. */
  enum With {
    NOTHING,
    COUNTS,
    POSITIONS
  }

  static TagView of(Tag tag) {
    return of(tag, With.COUNTS);
  }

  static TagView of(Tag tag, With with) {
    Integer count = with == With.NOTHING ? null : (Integer) tag.positions().size();
    return new TagView(
        tag.id(),
        tag.owner().value(),
        tag.name(),
        tag.color(),
        tag.description(),
        tag.displayOrder(),
        count,
        count,
        0,
        tag.automatic(),
        with == With.POSITIONS ? tag.positions() : null,
        tag.isArchived(),
        tag.archivedAt(),
        tag.archivedBy(),
        tag.createdAt(),
        tag.updatedAt());
  }
}
