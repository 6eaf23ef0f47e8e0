package dev.sigmasight.quant.concentration;

import dev.sigmasight.quant.Estimate;
import dev.sigmasight.quant.distribution.SampleMoments;
import java.util.Arrays;
import java.util.Collection;
import java.util.function.ToDoubleFunction;

/**
 * How unevenly an amount is spread over names. With amounts x, of either sign, the weights are
 * {@code w = |x|/Σ|x|}: gross weights, which add up to 1 however long and short offset each other.
 * A name of amount 0 is not held and does not count.
 *
 * <p>With market values or delta dollars the figures say how concentrated the money is; with
 * contributions to risk (see {@link #of}) how concentrated the risk is. All are pure numbers,
 * unchanged when every amount is multiplied by the same number or the order changes.
 */
public final class Concentration {
  /** Largest first, all positive, sum 1; empty if nothing is held. */
  private final double[] weights;

  private Concentration(double[] weights) {
    this.weights = weights;
  }

  /**
   * The concentration of amounts, one per name.
   *
   * @param amounts signed: net exposures by issuer, or contributions to risk, where a hedge counts
   *     with its size
   */
  public static Concentration of(double[] amounts) {
    SampleMoments.checkFinite(amounts);
    double[] sizes = Arrays.stream(amounts).map(Math::abs).filter(x -> x > 0).sorted().toArray();
    int n = sizes.length;
    double largest = n == 0 ? 1 : sizes[n - 1];
    double sum = 0;
    for (double size : sizes) {
      sum += size / largest;
    }
    double[] weights = new double[n];
    for (int i = 0; i < n; i++) {
      weights[i] = sizes[n - 1 - i] / largest / sum;
    }
    return new Concentration(weights);
  }

  /** The same, of net amounts by name. */
  public static Concentration of(Collection<Double> amounts) {
    return of(amounts.stream().mapToDouble(Double::doubleValue).toArray());
  }

  /** Names of which something is held. */
  public int names() {
    return weights.length;
  }

  /** Gross weights, the largest first. */
  public double[] weights() {
    return weights.clone();
  }

  /**
   * The Herfindahl–Hirschman index {@code H = Σw²}, from 1/n when all are equal to 1 for a single
   * name. Times 10,000 for the scale of the merger guidelines.
   */
  public Estimate herfindahl() {
    return held(Concentration::squares);
  }

  /** {@code 1/H}: so many equal names would be as concentrated. Between 1 and n. */
  public Estimate effectiveNames() {
    return held(w -> 1 / squares(w));
  }

  /**
   * {@code exp(−Σ w·ln w)}: the same from the entropy, which gives small names more say. Between
   * {@link #effectiveNames} and n.
   */
  public Estimate entropyNames() {
    return held(
        w -> {
          double entropy = 0;
          for (double weight : w) {
            entropy -= weight > 0 ? weight * Math.log(weight) : 0;
          }
          return Math.exp(entropy);
        });
  }

  /** {@code (H − 1/n)/(1 − 1/n)}: 0 when all are equal, 1 for a single name. */
  public Estimate normalisedHerfindahl() {
    return held(
        w -> {
          double equal = 1.0 / w.length;
          return w.length == 1 ? 1 : Math.max(0, (squares(w) - equal) / (1 - equal));
        });
  }

  /**
   * The Gini coefficient {@code Σ(2i − n − 1)w/n} with the smallest first: 0 when all are equal.
   */
  public Estimate gini() {
    return held(
        w -> {
          double sum = 0;
          for (int i = 0; i < w.length; i++) {
            sum += (w.length - 1.0 - 2 * i) * w[i];
          }
          return Math.max(0, sum / w.length);
        });
  }

  /**
   * The weight of the largest names together; 1 if there are no more than that.
   *
   * @param count how many, at least 1
   */
  public Estimate top(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("no weight of the " + count + " largest");
    }
    return held(
        w -> {
          double sum = 0;
          for (int i = 0; i < Math.min(count, w.length); i++) {
            sum += w[i];
          }
          return count >= w.length ? 1 : sum;
        });
  }

  private Estimate held(ToDoubleFunction<double[]> figure) {
    return weights.length == 0
        ? new Estimate.Degenerate("nothing is held")
        : new Estimate.Of(figure.applyAsDouble(weights), weights.length);
  }

  private static double squares(double[] weights) {
    double sum = 0;
    for (double weight : weights) {
      sum += weight * weight;
    }
    return sum;
  }
}
