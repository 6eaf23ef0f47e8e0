package dev.sigmasight.server.target;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The prices that were sent; what was not sent stays, and a price that is null is cleared. */
record TargetChange(Map<Field, Price> sent) {
  TargetChange {
    sent = Map.copyOf(sent);
  }

  /** A price, or its absence. */
  record Price(@Nullable BigDecimal value) {}

  /** The columns. */
  enum Field {
    TARGET_PRICE_EOY,
    TARGET_PRICE_NEXT_YEAR,
    DOWNSIDE_TARGET_PRICE,
    CURRENT_PRICE
  }

  boolean has(Field field) {
    return sent.containsKey(field);
  }

  @Nullable BigDecimal value(Field field) {
    Price price = sent.get(field);
    return price == null ? null : price.value();
  }
}
