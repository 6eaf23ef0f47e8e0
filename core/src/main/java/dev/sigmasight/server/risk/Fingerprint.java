package dev.sigmasight.server.risk;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A short name for everything that went into a figure: equal input has an equal name. */
final class Fingerprint {
  private static final int BYTES = 16;

  private final MessageDigest digest;
  private final byte[] eight = new byte[Long.BYTES];

  private Fingerprint(MessageDigest digest) {
    this.digest = digest;
  }

  /** Of a method and its parameters, so far. */
  static Fingerprint of(String method) {
    try {
      return new Fingerprint(MessageDigest.getInstance("SHA-256")).and(method);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  Fingerprint and(String text) {
    digest.update(text.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
    return this;
  }

  Fingerprint and(double number) {
    long bits = Double.doubleToLongBits(number);
    for (int i = 0; i < eight.length; i++) {
      eight[i] = (byte) (bits >>> (Byte.SIZE * i));
    }
    digest.update(eight);
    return this;
  }

  Fingerprint and(double[] numbers) {
    for (double number : numbers) {
      var _ = and(number);
    }
    return this;
  }

  /** The name, in hexadecimal digits. */
  String text() {
    return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
  }
}
