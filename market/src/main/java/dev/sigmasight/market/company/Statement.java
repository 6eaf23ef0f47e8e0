package dev.sigmasight.market.company;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One statement of one fiscal period.
 *
 * @param periodDate last day of the period
 * @param fiscalQuarter 1 to 4; null for a year
 * @param currency ISO code of the amounts
 * @param amounts in full units of the currency, per share where the item is; unknown ones are
 *     absent
 */
public record Statement(
    StatementKind kind,
    LocalDate periodDate,
    Frequency frequency,
    @Nullable Integer fiscalYear,
    @Nullable Integer fiscalQuarter,
    String currency,
    Map<StatementItem, BigDecimal> amounts) {

  /** How long a period is. Twelve trailing months are neither and are left out. */
  public enum Frequency {
    QUARTER,
    YEAR
  }

  public Statement {
    for (StatementItem item : amounts.keySet()) {
      if (item.kind() != kind) {
        throw new IllegalArgumentException(item + " is no item of " + kind);
      }
    }
    Map<StatementItem, BigDecimal> ordered = new EnumMap<>(StatementItem.class);
    ordered.putAll(amounts);
    amounts = Collections.unmodifiableMap(ordered);
  }
}
