package dev.sigmasight.server.chat;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sigmasight.kernel.AccountId;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The name under which a provider knows an account: always the same, and nobody's. */
final class Pseudonym {
  private static final int LENGTH = 32;

  private Pseudonym() {}

  static String of(AccountId account) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(("sigmasight/" + account).getBytes(UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, LENGTH);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
