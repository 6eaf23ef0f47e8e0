package dev.sigmasight.server.savedview;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What requests about saved views answer with. */
final class SavedViewViews {
  private SavedViewViews() {}

  /** A view of the holdings under a name. */
  @Schema(name = "SavedView")
  record One(
      UUID id,
      String name,
      @Schema(description = "query of the page's address without question mark") String search,
      Instant createdAt,
      Instant updatedAt) {

    static One of(SavedView view) {
      return new One(view.id(), view.name(), view.search(), view.createdAt(), view.updatedAt());
    }
  }

  /** Those of an account. */
  @Schema(name = "SavedViewList")
  record ListView(List<One> views, @Schema(description = "how many they are") int total) {

    static ListView of(List<SavedView> views) {
      return new ListView(views.stream().map(One::of).toList(), views.size());
    }
  }
}
