package dev.sigmasight.server.risk;

import dev.sigmasight.quant.Estimate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns what the mathematics cannot answer into a null with its reason. */
final class Reasons {
  private Reasons() {}

  /** The value, or null and a reason under the figure's name. */
  static @Nullable Double figure(String name, Estimate estimate, Map<String, String> reasons) {
    return switch (estimate) {
      case Estimate.Of(double value, int _) -> value;
      case Estimate.TooShort(int have, int need) -> none(name, tooShort(have, need), reasons);
      case Estimate.Degenerate(String why) -> none(name, why, reasons);
    };
  }

  /** Null, with a reason. */
  @SuppressWarnings("TypeParameterUnusedInFormals") // null is of every type
  static <T> @Nullable T none(String name, String why, Map<String, String> reasons) {
    reasons.put(name, why);
    return null;
  }

  /** That there are too few returns. */
  static String tooShort(int have, int need) {
    return "Only " + have + " of " + need + " daily returns.";
  }
}
