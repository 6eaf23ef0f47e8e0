package dev.sigmasight.server.savedview;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a client wants to be different about a saved view; what it leaves out stays. */
record ChangeView(
    @Size(max = SavedViewRules.LONGEST_NAME)
        @Pattern(regexp = SavedViewRules.NAME, message = SavedViewRules.NAME_MESSAGE)
        @Nullable String name,
    @Schema(description = "query of the page's address without question mark; may be empty")
        @Size(max = SavedViewRules.LONGEST_SEARCH)
        @Pattern(regexp = SavedViewRules.SEARCH, message = SavedViewRules.SEARCH_MESSAGE)
        @Nullable String search) {

  /** The view as it is to be. */
  SavedView of(SavedView old, Instant now) {
    return new SavedView(
        old.id(),
        name == null ? old.name() : SavedViewRules.name(name),
        search == null ? old.search() : search,
        old.createdAt(),
        now);
  }
}
