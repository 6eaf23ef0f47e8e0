package dev.sigmasight.quant.stress;

/** How hard a scenario hits, by the share of equity it moves. */
public enum Severity {
  /** Below 5%. */
  BASE(0, 0.05, "high"),
  /** 5% to 10%. */
  MILD(0.05, 0.10, "medium-high"),
  /** 10% to 20%. */
  MODERATE(0.10, 0.20, "medium"),
  /** 20% to 35%. */
  SEVERE(0.20, 0.35, "low"),
  /** 35% and more. */
  EXTREME(0.35, Double.POSITIVE_INFINITY, "very low");

  private final double from;
  private final double below;
  private final String likelihood;

  Severity(double from, double below, String likelihood) {
    this.from = from;
    this.below = below;
    this.likelihood = likelihood;
  }

  /** The least impact of the band, as a fraction of equity. */
  public double from() {
    return from;
  }

  /** The impact at which the next band starts; infinite for the last. */
  public double below() {
    return below;
  }

  /** How likely such a scenario is, in words. */
  public String likelihood() {
    return likelihood;
  }

  /**
   * The band of an impact.
   *
   * @param impact gain or loss as a fraction of equity; its sign does not count
   */
  public static Severity ofImpact(double impact) {
    if (Double.isNaN(impact)) {
      throw new IllegalArgumentException("an impact is a number");
    }
    Severity found = BASE;
    for (Severity each : values()) {
      if (Math.abs(impact) >= each.from) {
        found = each;
      }
    }
    return found;
  }
}
