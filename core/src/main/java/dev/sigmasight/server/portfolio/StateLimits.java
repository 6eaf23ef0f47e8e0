package dev.sigmasight.server.portfolio;

import dev.sigmasight.kernel.Problem;
import dev.sigmasight.kernel.ProblemException;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The limits of the exposure as a client states them. */
@Schema(
    name = "ExposureLimits",
    description = "fractions of the net asset value, as in 1.5 for 150 %; null means no limit")
record StateLimits(
    @Schema(description = "most of long and short together")
        @DecimalMin("0")
        @DecimalMax("100")
        @Digits(integer = 20, fraction = 4, message = FINE)
        @Nullable BigDecimal grossMax,
    @Schema(description = "least of long less short")
        @DecimalMin("-100")
        @DecimalMax("100")
        @Digits(integer = 20, fraction = 4, message = FINE)
        @Nullable BigDecimal netMin,
    @Schema(description = "most of long less short")
        @DecimalMin("-100")
        @DecimalMax("100")
        @Digits(integer = 20, fraction = 4, message = FINE)
        @Nullable BigDecimal netMax) {
  private static final String FINE = "must have at most four digits after the decimal point";

  static StateLimits of(ExposureLimits limits) {
    return new StateLimits(limits.grossMax(), limits.netMin(), limits.netMax());
  }

  /**
   * What they say.
   *
   * @throws ProblemException InvalidInput if the least is more than the most
   */
  ExposureLimits limits() {
    if (netMin != null && netMax != null && netMin.compareTo(netMax) > 0) {
      throw new ProblemException(
          Problem.InvalidInput.of(
              "exposure_limits.net_min", "The least net exposure must not be more than the most."));
    }
    return new ExposureLimits(grossMax, netMin, netMax);
  }
}
