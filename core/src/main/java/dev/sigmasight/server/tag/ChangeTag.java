package dev.sigmasight.server.tag;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a client wants to be different about a tag; what it leaves out stays. */
record ChangeTag(
    @Pattern(regexp = TagRules.NOT_BLANK, message = "must not be blank")
        @Size(max = TagRules.LONGEST_NAME)
        @Nullable String name,
    @Pattern(regexp = TagRules.COLOR, message = TagRules.COLOR_MESSAGE) @Nullable String color,
    @Schema(description = "blank removes it") @Size(max = TagRules.LONGEST_DESCRIPTION)
        @Nullable String description,
    @Schema(description = "place among the tags, from 0") @Min(0) @Max(TagRules.LAST_PLACE)
        @Nullable Integer displayOrder) {

  TagChange change() {
    return new TagChange(
        name == null ? null : name.strip(),
        color == null ? null : color.toUpperCase(Locale.ROOT),
        description == null ? null : description.strip(),
        displayOrder);
  }
}
