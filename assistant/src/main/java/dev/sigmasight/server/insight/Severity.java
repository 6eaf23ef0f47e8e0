package dev.sigmasight.server.insight;

import java.util.Locale;

/** How much attention something calls for, by thresholds that are written down. */
enum Severity {
  /** There is nothing to rate. */
  INFO,
  NORMAL,
  ELEVATED,
  WARNING,
  CRITICAL;

  /** The first threshold that a size reaches decides. */
  static Severity of(double size, double elevated, double warning) {
    return of(size, elevated, warning, Double.POSITIVE_INFINITY);
  }

  /** As {@link #of(double, double, double)}, up to critical. */
  static Severity of(double size, double elevated, double warning, double critical) {
    if (size > critical) {
      return CRITICAL;
    }
    if (size > warning) {
      return WARNING;
    }
    return size > elevated ? ELEVATED : NORMAL;
  }

  boolean standsOut() {
    return compareTo(NORMAL) > 0;
  }

  String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
