package dev.sigmasight.quant.option;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;

/** {@link MillsRatio} for vectors. */
final class VectorMillsRatio {
  private static final double C0 = MillsRatio.coefficient(0);
  private static final double C1 = MillsRatio.coefficient(1);
  private static final double C2 = MillsRatio.coefficient(2);
  private static final double C3 = MillsRatio.coefficient(3);
  private static final double C4 = MillsRatio.coefficient(4);
  private static final double C5 = MillsRatio.coefficient(5);
  private static final double C6 = MillsRatio.coefficient(6);
  private static final double C7 = MillsRatio.coefficient(7);
  private static final double C8 = MillsRatio.coefficient(8);
  private static final double C9 = MillsRatio.coefficient(9);
  private static final double C10 = MillsRatio.coefficient(10);
  private static final double C11 = MillsRatio.coefficient(11);
  private static final double C12 = MillsRatio.coefficient(12);
  private static final double C13 = MillsRatio.coefficient(13);
  private static final double C14 = MillsRatio.coefficient(14);
  private static final double C15 = MillsRatio.coefficient(15);
  private static final double C16 = MillsRatio.coefficient(16);
  private static final double C17 = MillsRatio.coefficient(17);
  private static final double C18 = MillsRatio.coefficient(18);
  private static final double C19 = MillsRatio.coefficient(19);
  private static final double C20 = MillsRatio.coefficient(20);
  private static final double C21 = MillsRatio.coefficient(21);
  private static final double C22 = MillsRatio.coefficient(22);
  private static final double C23 = MillsRatio.coefficient(23);
  private static final double C24 = MillsRatio.coefficient(24);

  private VectorMillsRatio() {}

  /** The ratio at {@code y ≥ 0}. */
  static DoubleVector at(DoubleVector y) {
    DoubleVector x = y.mul(MillsRatio.SQRT_HALF);
    DoubleVector twice = x.add(x).add(1);
    DoubleVector shifted = x.add(MillsRatio.POLE);
    DoubleVector inverse = vector(1).div(twice.mul(shifted));
    DoubleVector t = vector(1).sub(twice.mul(inverse).mul(2 * MillsRatio.POLE));
    return polynomial(t).mul(MillsRatio.SQRT_HALF_PI).mul(shifted.mul(inverse));
  }

  /** Even and odd powers apart, so that two chains run beside each other. */
  private static DoubleVector polynomial(DoubleVector t) {
    DoubleVector z = t.mul(t);
    DoubleVector even = vector(C24);
    even = even.fma(z, vector(C22)).fma(z, vector(C20)).fma(z, vector(C18));
    even = even.fma(z, vector(C16)).fma(z, vector(C14)).fma(z, vector(C12));
    even = even.fma(z, vector(C10)).fma(z, vector(C8)).fma(z, vector(C6));
    even = even.fma(z, vector(C4)).fma(z, vector(C2)).fma(z, vector(C0));
    DoubleVector odd = vector(C23);
    odd = odd.fma(z, vector(C21)).fma(z, vector(C19)).fma(z, vector(C17));
    odd = odd.fma(z, vector(C15)).fma(z, vector(C13)).fma(z, vector(C11));
    odd = odd.fma(z, vector(C9)).fma(z, vector(C7)).fma(z, vector(C5));
    odd = odd.fma(z, vector(C3)).fma(z, vector(C1));
    return odd.fma(t, even);
  }

  private static DoubleVector vector(double value) {
    return DoubleVector.broadcast(VectorKernel.SPECIES, value);
  }

  /** The normal distribution at {@code z}, given {@code exp(−z²/2)}. */
  static DoubleVector cdf(DoubleVector z, DoubleVector gauss) {
    DoubleVector tail = at(z.abs()).mul(gauss).mul(1 / NormalisedBlack.SQRT_2_PI);
    return tail.blend(vector(1).sub(tail), z.test(VectorOperators.IS_NEGATIVE).not());
  }
}
