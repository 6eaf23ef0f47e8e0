package dev.sigmasight.quant.aggregate;

import dev.sigmasight.quant.distribution.SampleMoments;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/** The weight of each portfolio in all of them together, or why there are none. */
public sealed interface NavWeights {

  /**
   * {@code nav/Σ nav}. They add up to 1. A portfolio that owes more than it has weighs less than
   * nothing, and the others more than 1 together: that is what the pooled book is.
   */
  record Of(List<Double> weights) implements NavWeights {
    public Of {
      weights = List.copyOf(weights);
    }

    /** As an array. */
    public double[] toArray() {
      return weights.stream().mapToDouble(Double::doubleValue).toArray();
    }
  }

  /** No weights: there is no portfolio, or together they are not worth anything. */
  record None(String why) implements NavWeights {}

  /**
   * Weights by net asset value. Portfolios that are all worth exactly nothing weigh the same.
   *
   * @param navs any sign, in one currency
   */
  static NavWeights of(double[] navs) {
    SampleMoments.checkFinite(navs);
    if (navs.length == 0) {
      return new None("there is no portfolio");
    }
    double largest = Arrays.stream(navs).map(Math::abs).max().orElseThrow();
    if (largest == 0) {
      double equal = 1.0 / navs.length;
      return new Of(DoubleStream.generate(() -> equal).limit(navs.length).boxed().toList());
    }
    int exponent = Math.getExponent(largest);
    double[] scaled = Arrays.stream(navs).map(nav -> Math.scalb(nav, -exponent)).toArray();
    double total = Arrays.stream(scaled).sum();
    return total > 0
        ? new Of(Arrays.stream(scaled).map(nav -> nav / total).boxed().toList())
        : new None("together the portfolios are not worth anything");
  }
}
