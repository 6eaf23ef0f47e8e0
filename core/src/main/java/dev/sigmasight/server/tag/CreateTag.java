package dev.sigmasight.server.tag;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a client says about a new tag. */
record CreateTag(
    @NotBlank @Size(max = TagRules.LONGEST_NAME) String name,
    @Schema(defaultValue = TagRules.USUAL_COLOR)
        @Pattern(regexp = TagRules.COLOR, message = TagRules.COLOR_MESSAGE)
        @Nullable String color,
    @Size(max = TagRules.LONGEST_DESCRIPTION) @Nullable String description,
    @Schema(description = "place among the tags, from 0; left out, it comes last")
        @Min(0)
        @Max(TagRules.LAST_PLACE)
        @Nullable Integer displayOrder) {

  NewTag tag() {
    String about = description == null ? "" : description.strip();
    return new NewTag(
        name.strip(),
        color == null ? TagRules.USUAL_COLOR : color.toUpperCase(Locale.ROOT),
        about.isEmpty() ? null : about,
        displayOrder,
        false);
  }
}
