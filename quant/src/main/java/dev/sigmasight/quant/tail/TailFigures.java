package dev.sigmasight.quant.tail;

/**
 * Arrays that {@link ScenarioTails} writes into: losses in money, one per portfolio, and what each
 * holding adds to them, in the order of the holdings. Mutable, meant to be used again.
 *
 * @param valueAtRisk one per portfolio
 * @param expectedShortfall one per portfolio
 * @param valueAtRiskParts one per holding
 * @param expectedShortfallParts one per holding
 */
@SuppressWarnings("ArrayRecordComponent") // the arrays are the point: written in place
public record TailFigures(
    double[] valueAtRisk,
    double[] expectedShortfall,
    double[] valueAtRiskParts,
    double[] expectedShortfallParts) {

  /** Arrays of the sizes that these holdings need. */
  public static TailFigures of(Holdings holdings) {
    return new TailFigures(
        new double[holdings.portfolios()],
        new double[holdings.portfolios()],
        new double[holdings.size()],
        new double[holdings.size()]);
  }
}
