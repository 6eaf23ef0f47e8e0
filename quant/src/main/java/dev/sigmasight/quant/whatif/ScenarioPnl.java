package dev.sigmasight.quant.whatif;

import dev.sigmasight.quant.distribution.SampleMoments;

/** Gains and losses of one thing in the same scenarios in the same order. Immutable. */
public final class ScenarioPnl {
  private static final ScenarioPnl NONE = new ScenarioPnl(new double[0]);

  private final double[] pnl;

  private ScenarioPnl(double[] pnl) {
    this.pnl = pnl;
  }

  /** In currency, per unit or in all; an option's should come from its full revaluation. */
  public static ScenarioPnl of(double... pnl) {
    SampleMoments.checkFinite(pnl);
    return new ScenarioPnl(pnl.clone());
  }

  /** Of something whose scenarios are not known. */
  public static ScenarioPnl none() {
    return NONE;
  }

  /** How many scenarios. */
  public int size() {
    return pnl.length;
  }

  double at(int scenario) {
    return pnl[scenario];
  }
}
