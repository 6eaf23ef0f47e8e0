package dev.sigmasight.server.insight;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What the owner thinks of an insight. */
record RateInsight(
    @Schema(description = "mark from 1 to 5, with at most one decimal")
        @NotNull
        @DecimalMin("1")
        @DecimalMax("5")
        @Digits(integer = 1, fraction = 1)
        BigDecimal rating,
    @Size(max = 2000) @Nullable String feedback) {

  @Nullable String words() {
    return feedback == null || feedback.isBlank() ? null : feedback.strip();
  }
}
