package dev.sigmasight.server.position;

import dev.sigmasight.server.instrument.PositionType;
import java.math.BigDecimal;

/**
 * What is left of a lot.
 *
 * @param type side and kind as it was opened, also once it is closed
 * @param quantity signed, in the units of today; zero once closed
 */
public record LotState(PositionType type, BigDecimal quantity) {

  /** Whether something of it is held. */
  public boolean isOpen() {
    return quantity.signum() != 0;
  }
}
