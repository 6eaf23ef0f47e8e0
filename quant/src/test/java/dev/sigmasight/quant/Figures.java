package dev.sigmasight.quant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import tools.jackson.databind.JsonNode;

/** What tests say about estimates. */
public final class Figures {
  private Figures() {}

  public static double value(Estimate estimate) {
    assertThat(estimate).isInstanceOf(Estimate.Of.class);
    return ((Estimate.Of) estimate).value();
  }

  /** Within a relative tolerance of the golden figure of that name. */
  public static void same(double actual, JsonNode expected, String name, double relative) {
    double golden = expected.get(name).doubleValue();
    assertThat(actual).as(name).isCloseTo(golden, within(relative * Math.abs(golden) + 1e-300));
  }

  public static void same(Estimate actual, JsonNode expected, String name, double relative) {
    same(value(actual), expected, name, relative);
  }
}
