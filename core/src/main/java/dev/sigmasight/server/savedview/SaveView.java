package dev.sigmasight.server.savedview;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** What a client says about a view to be saved. */
record SaveView(
    @Schema(description = "unique among those of the account, in any case")
        @NotBlank
        @Size(max = SavedViewRules.LONGEST_NAME)
        @Pattern(regexp = SavedViewRules.NAME, message = SavedViewRules.NAME_MESSAGE)
        String name,
    @Schema(description = "query of the page's address without question mark; may be empty")
        @NotNull
        @Size(max = SavedViewRules.LONGEST_SEARCH)
        @Pattern(regexp = SavedViewRules.SEARCH, message = SavedViewRules.SEARCH_MESSAGE)
        String search) {}
