package dev.sigmasight.server.tag;

import dev.sigmasight.server.tag.TagView.With;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** What requests about tags answer with. */
final class TagViews {
  private TagViews() {}

  /**
   * The tags of an account.
   *
   * @param total how many are shown
   */
  @Schema(name = "TagList")
  record All(
      List<TagView> tags,
      @Schema(description = "how many are shown") int total,
      @Schema(description = "how many the account has that are not archived") int activeCount,
      @Schema(description = "how many the account has archived") int archivedCount) {

    static All of(List<Tag> tags, boolean includeArchived, With with) {
      List<TagView> shown =
          tags.stream()
              .filter(tag -> includeArchived || !tag.isArchived())
              .map(tag -> TagView.of(tag, with))
              .toList();
      int archived = (int) tags.stream().filter(Tag::isArchived).count();
      return new All(shown, shown.size(), tags.size() - archived, archived);
    }
  }

  /** One sentence about what was done. */
  @Schema(name = "TagDone")
  record Done(String message) {}

  /** The usual tags, or those that were there. */
  @Schema(name = "DefaultTags")
  record Defaults(String message, List<TagView> tags) {

    static Defaults of(Tags.Defaults defaults) {
      return new Defaults(
          defaults.created()
              ? "The usual tags are created."
              : "The account has tags already; nothing is created.",
          defaults.tags().stream().map(TagView::of).toList());
    }
  }
}
