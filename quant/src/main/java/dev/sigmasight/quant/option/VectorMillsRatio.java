package dev.sigmasight.quant.option;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;

/** {@link MillsRatio} for vectors. */
final class VectorMillsRatio {
  private static final DoubleVector ONE = DoubleVector.broadcast(VectorKernel.SPECIES, 1);
  private static final DoubleVector C0 = coefficient(0);
  private static final DoubleVector C1 = coefficient(1);
  private static final DoubleVector C2 = coefficient(2);
  private static final DoubleVector C3 = coefficient(3);
  private static final DoubleVector C4 = coefficient(4);
  private static final DoubleVector C5 = coefficient(5);
  private static final DoubleVector C6 = coefficient(6);
  private static final DoubleVector C7 = coefficient(7);
  private static final DoubleVector C8 = coefficient(8);
  private static final DoubleVector C9 = coefficient(9);
  private static final DoubleVector C10 = coefficient(10);
  private static final DoubleVector C11 = coefficient(11);
  private static final DoubleVector C12 = coefficient(12);
  private static final DoubleVector C13 = coefficient(13);
  private static final DoubleVector C14 = coefficient(14);
  private static final DoubleVector C15 = coefficient(15);
  private static final DoubleVector C16 = coefficient(16);
  private static final DoubleVector C17 = coefficient(17);
  private static final DoubleVector C18 = coefficient(18);
  private static final DoubleVector C19 = coefficient(19);
  private static final DoubleVector C20 = coefficient(20);
  private static final DoubleVector C21 = coefficient(21);
  private static final DoubleVector C22 = coefficient(22);
  private static final DoubleVector C23 = coefficient(23);
  private static final DoubleVector C24 = coefficient(24);

  private VectorMillsRatio() {}

  /** The ratio at {@code y ≥ 0}. */
  static DoubleVector at(DoubleVector y) {
    DoubleVector x = y.mul(MillsRatio.SQRT_HALF);
    DoubleVector twice = x.add(x).add(1);
    DoubleVector shifted = x.add(MillsRatio.POLE);
    DoubleVector inverse = ONE.div(twice.mul(shifted));
    DoubleVector t = ONE.sub(twice.mul(inverse).mul(2 * MillsRatio.POLE));
    return polynomial(t).mul(MillsRatio.SQRT_HALF_PI).mul(shifted.mul(inverse));
  }

  /** Even and odd powers apart, so that two chains run beside each other. */
  private static DoubleVector polynomial(DoubleVector t) {
    DoubleVector z = t.mul(t);
    DoubleVector even = C24;
    even = even.fma(z, C22).fma(z, C20).fma(z, C18);
    even = even.fma(z, C16).fma(z, C14).fma(z, C12);
    even = even.fma(z, C10).fma(z, C8).fma(z, C6);
    even = even.fma(z, C4).fma(z, C2).fma(z, C0);
    DoubleVector odd = C23;
    odd = odd.fma(z, C21).fma(z, C19).fma(z, C17);
    odd = odd.fma(z, C15).fma(z, C13).fma(z, C11);
    odd = odd.fma(z, C9).fma(z, C7).fma(z, C5);
    odd = odd.fma(z, C3).fma(z, C1);
    return odd.fma(t, even);
  }

  private static DoubleVector coefficient(int k) {
    return DoubleVector.broadcast(VectorKernel.SPECIES, MillsRatio.coefficient(k));
  }

  /** The normal distribution at {@code z}, given {@code exp(−z²/2)}. */
  static DoubleVector cdf(DoubleVector z, DoubleVector gauss) {
    DoubleVector tail = at(z.abs()).mul(gauss).mul(1 / NormalisedBlack.SQRT_2_PI);
    return tail.blend(ONE.sub(tail), z.test(VectorOperators.IS_NEGATIVE).not());
  }
}
