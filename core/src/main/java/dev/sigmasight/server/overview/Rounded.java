package dev.sigmasight.server.overview;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Figures as the API shows them: rounded once, half to even. */
public final class Rounded {
  private Rounded() {}

  /** Cents. */
  public static BigDecimal money(BigDecimal exact) {
    return exact.setScale(2, RoundingMode.HALF_EVEN);
  }

  public static @Nullable BigDecimal moneyOrNull(@Nullable BigDecimal exact) {
    return exact == null ? null : money(exact);
  }

  /** Without the zeros of the column. */
  public static @Nullable BigDecimal plainOrNull(@Nullable BigDecimal stored) {
    return stored == null ? null : plain(stored);
  }

  public static BigDecimal plain(BigDecimal stored) {
    BigDecimal stripped = stored.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0, RoundingMode.UNNECESSARY) : stripped;
  }

  /** A ratio with so many decimals; null when there is nothing to divide by. */
  public static @Nullable BigDecimal ratio(
      @Nullable BigDecimal part, @Nullable BigDecimal whole, int scale) {
    if (part == null || whole == null || whole.signum() <= 0) {
      return null;
    }
    return part.divide(whole, MathContext.DECIMAL128).setScale(scale, RoundingMode.HALF_EVEN);
  }

  /** A share of the whole in percent, with one decimal. */
  public static @Nullable BigDecimal percent(
      @Nullable BigDecimal part, @Nullable BigDecimal whole) {
    return part == null ? null : ratio(part.movePointRight(2), whole, 1);
  }

  /** A fraction or beta with six decimals. */
  public static @Nullable BigDecimal figure(@Nullable Double value) {
    return value == null ? null : BigDecimal.valueOf(value).setScale(6, RoundingMode.HALF_EVEN);
  }

  /** An amount with two decimals. */
  public static @Nullable BigDecimal amount(@Nullable Double exact) {
    return exact == null ? null : money(BigDecimal.valueOf(exact));
  }
}
