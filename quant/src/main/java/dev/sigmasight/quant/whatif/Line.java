package dev.sigmasight.quant.whatif;

/**
 * A position.
 *
 * @param id of the instrument; a book has one line of each
 * @param quantity signed units
 * @param unit what one of them is
 */
public record Line(String id, double quantity, Unit unit) {
  public Line {
    if (!Double.isFinite(quantity)) {
      throw new IllegalArgumentException("not a finite quantity of " + id + ": " + quantity);
    }
  }

  /** Market value, signed. */
  public double value() {
    return quantity * unit.value();
  }

  /** Delta dollars, signed. */
  public double deltaDollars() {
    return quantity * unit.deltaDollars();
  }

  Line plus(double more) {
    return new Line(id, quantity + more, unit);
  }
}
