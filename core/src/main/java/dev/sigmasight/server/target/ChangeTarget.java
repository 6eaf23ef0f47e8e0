package dev.sigmasight.server.target;

import dev.sigmasight.server.target.TargetChange.Field;
import dev.sigmasight.server.target.TargetChange.Price;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a client wants to be different about a target price. A class with setters, because what was
 * left out stays while null clears.
 */
@Schema(description = "what is left out stays, null clears")
class ChangeTarget {
  private final Map<Field, Price> sent = new EnumMap<>(Field.class);

  /** What was sent. */
  TargetChange change() {
    return new TargetChange(sent);
  }

  private @Nullable BigDecimal sent(Field field) {
    return change().value(field);
  }

  @Schema(description = "dollars per unit of the underlying on December 31, from 0")
  public @Nullable BigDecimal getTargetPriceEoy() {
    return sent(Field.TARGET_PRICE_EOY);
  }

  public void setTargetPriceEoy(@Nullable BigDecimal price) {
    sent.put(Field.TARGET_PRICE_EOY, new Price(price));
  }

  @Schema(description = "dollars per unit of the underlying a year later, from 0")
  public @Nullable BigDecimal getTargetPriceNextYear() {
    return sent(Field.TARGET_PRICE_NEXT_YEAR);
  }

  public void setTargetPriceNextYear(@Nullable BigDecimal price) {
    sent.put(Field.TARGET_PRICE_NEXT_YEAR, new Price(price));
  }

  @Schema(description = "dollars per unit of the underlying in the bad case, from 0")
  public @Nullable BigDecimal getDownsideTargetPrice() {
    return sent(Field.DOWNSIDE_TARGET_PRICE);
  }

  public void setDownsideTargetPrice(@Nullable BigDecimal price) {
    sent.put(Field.DOWNSIDE_TARGET_PRICE, new Price(price));
  }

  @Schema(description = "dollars, above 0; counts for private assets, and where no close is stored")
  public @Nullable BigDecimal getCurrentPrice() {
    return sent(Field.CURRENT_PRICE);
  }

  public void setCurrentPrice(@Nullable BigDecimal price) {
    sent.put(Field.CURRENT_PRICE, new Price(price));
  }
}
