package dev.sigmasight.server.tag;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What requests about the tags of a position bring and answer with. */
final class TaggingViews {
  private TaggingViews() {}

  @Schema(name = "AssignTags")
  record Assign(
      @NotNull @Size(max = TagRules.AT_ONCE) List<@NotNull UUID> tagIds,
      @Schema(description = "takes all other tags off", defaultValue = "false")
          @Nullable Boolean replaceExisting) {

    boolean only() {
      return Boolean.TRUE.equals(replaceExisting);
    }
  }

  @Schema(name = "AssignTagsTo")
  record AssignTo(
      @NotNull UUID positionId,
      @NotNull @Size(max = TagRules.AT_ONCE) List<@NotNull UUID> tagIds,
      @Schema(description = "takes all other tags off", defaultValue = "false")
          @Nullable Boolean replaceExisting) {

    boolean only() {
      return Boolean.TRUE.equals(replaceExisting);
    }
  }

  @Schema(name = "RemoveTags")
  record Remove(@NotNull @Size(max = TagRules.AT_ONCE) List<@NotNull UUID> tagIds) {}

  @Schema(name = "TagsAssigned")
  record Assigned(
      String message,
      @Schema(description = "how many the position did not carry") int assignedCount,
      @Schema(description = "those that it did not carry") List<UUID> tagIds,
      @Schema(description = "how many were taken off to make room") int removedCount) {

    static Assigned of(PositionTagging.Assigned done) {
      int count = done.added().size();
      return new Assigned(
          count + (count == 1 ? " tag is" : " tags are") + " new on the position.",
          count,
          done.added(),
          done.removed());
    }
  }

  @Schema(name = "TagsRemoved")
  record Removed(
      String message, @Schema(description = "how many the position carried") int removedCount) {

    static Removed of(int count) {
      return new Removed(
          count + (count == 1 ? " tag is" : " tags are") + " taken off the position.", count);
    }
  }

  @Schema(name = "TagSummary")
  record Summary(UUID id, String name, String color, @Nullable String description) {
    static Summary of(PositionTagRows.Summary tag) {
      return new Summary(tag.id(), tag.name(), tag.color(), tag.description());
    }
  }
}
