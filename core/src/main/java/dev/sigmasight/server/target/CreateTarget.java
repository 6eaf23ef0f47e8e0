package dev.sigmasight.server.target;

import dev.sigmasight.server.instrument.PositionType;
import dev.sigmasight.server.target.TargetChange.Field;
import dev.sigmasight.server.target.TargetChange.Price;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a client says about a new target price. */
record CreateTarget(
    @Schema(
            description =
                "ticker, label of a private asset, or option symbol; of the underlying for a target"
                    + " of all its options of a type",
            maxLength = 32)
        @Nullable String symbol,
    @Schema(description = "LONG if it is left out; of a named position its type")
        @Nullable PositionType positionType,
    @Schema(description = "dollars per unit of the underlying on December 31, from 0")
        @Nullable BigDecimal targetPriceEoy,
    @Schema(description = "dollars per unit of the underlying a year later, from 0")
        @Nullable BigDecimal targetPriceNextYear,
    @Schema(description = "dollars per unit of the underlying in the bad case, from 0")
        @Nullable BigDecimal downsideTargetPrice,
    @Schema(
            description =
                "dollars, above 0; counts for private assets, and where no close is stored")
        @Nullable BigDecimal currentPrice,
    @Schema(description = "a position of the portfolio that the target is about")
        @Nullable UUID positionId) {

  /**
   * The target, if it makes sense; otherwise its faults are with the check.
   *
   * @param held the type of the position that was named, null if none was
   */
  Optional<NewTarget> target(TargetCheck check, @Nullable PositionType held) {
    TargetChange change = change();
    PositionType named = positionType == null ? held : positionType;
    Optional<NewTarget> read =
        check
            .what(symbol)
            .map(what -> new NewTarget(what.symbol(), check.typeOf(what, named), change));
    check.change(change);
    return check.faults().isEmpty() ? read : Optional.empty();
  }

  private TargetChange change() {
    Map<Field, Price> sent = new EnumMap<>(Field.class);
    sent.put(Field.TARGET_PRICE_EOY, new Price(targetPriceEoy));
    sent.put(Field.TARGET_PRICE_NEXT_YEAR, new Price(targetPriceNextYear));
    sent.put(Field.DOWNSIDE_TARGET_PRICE, new Price(downsideTargetPrice));
    sent.put(Field.CURRENT_PRICE, new Price(currentPrice));
    return new TargetChange(sent);
  }
}
