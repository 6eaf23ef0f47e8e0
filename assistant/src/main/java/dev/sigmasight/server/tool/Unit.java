package dev.sigmasight.server.tool;

/** What a number counts. */
enum Unit {
  CURRENCY("{currency}"),
  PER_UNIT("{currency} per unit"),
  PER_DAY("{currency} per calendar day"),
  PER_POINT("{currency} per point (0.01)"),
  PER_PERCENT("{currency} per 1 % of the underlying"),
  FRACTION("fraction (0.01 is 1 %)"),
  ANNUAL("fraction per square root of a year (0.01 is 1 %)"),
  PERCENT("percent"),
  RATIO("ratio"),
  CORRELATION("correlation, -1 to 1"),
  COUNT("count"),
  UNITS("units of the instrument"),
  DAYS("trading days"),
  POINTS("points, 0 to 10,000"),
  VARYING("in the unit that the row names");

  private final String text;

  Unit(String text) {
    this.text = text;
  }

  /** As the model reads it. */
  String text(String currency) {
    return text.replace("{currency}", currency);
  }

  boolean isMoney() {
    return text.startsWith("{currency}");
  }

  /** Whether it may be written as percent after multiplying by a hundred. */
  boolean isShare() {
    return switch (this) {
      case FRACTION, ANNUAL, RATIO, CORRELATION, VARYING -> true;
      default -> false;
    };
  }
}
