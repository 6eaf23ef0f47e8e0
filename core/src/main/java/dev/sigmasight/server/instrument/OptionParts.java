package dev.sigmasight.server.instrument;

import dev.sigmasight.market.option.OptionRight;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What somebody says about an option; each part may be missing. */
public record OptionParts(
    @Nullable String underlying,
    @Nullable BigDecimal strike,
    @Nullable LocalDate expiry,
    @Nullable OptionRight right) {

  public static final OptionParts NONE = new OptionParts(null, null, null, null);

  /** Whether nothing was said. */
  public boolean isEmpty() {
    return underlying == null && strike == null && expiry == null && right == null;
  }
}
