package dev.sigmasight.server.security;

import dev.sigmasight.server.StartRefused;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** The key that signs tokens, checked before use. */
record SigningKey(SecretKey key) {
  private static final int MIN_BYTES = 32;
  private static final int MIN_DISTINCT = 10;
  private static final List<String> GIVEAWAYS =
      List.of(
          "changeme",
          "change-me",
          "change_me",
          "change-this",
          "change_this",
          "changethis",
          "your-secret",
          "your_secret",
          "yoursecret",
          "secret-key",
          "secret_key",
          "secretkey",
          "my-secret",
          "mysecret",
          "supersecret",
          "super-secret",
          "super_secret",
          "password",
          "example",
          "placeholder",
          "insecure",
          "development",
          "default",
          "sigmasight",
          "12345678",
          "abcdefgh",
          "qwerty");

  /**
   * Takes the key from {@code SECRET_KEY}.
   *
   * @throws StartRefused if it is short or easy to guess
   */
  static SigningKey of(String secret) {
    byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
    if (bytes.length < MIN_BYTES) {
      throw new StartRefused(
          "SECRET_KEY has %d bytes and needs at least %d; `openssl rand -base64 48` makes one."
              .formatted(bytes.length, MIN_BYTES));
    }
    if (guessable(secret)) {
      throw new StartRefused(
          "SECRET_KEY is a well-known or repetitive text; `openssl rand -base64 48` makes a safe"
              + " one.");
    }
    return new SigningKey(new SecretKeySpec(bytes, "HmacSHA256"));
  }

  private static boolean guessable(String secret) {
    String lower = secret.toLowerCase(Locale.ROOT);
    return secret.codePoints().distinct().count() < MIN_DISTINCT
        || GIVEAWAYS.stream().anyMatch(lower::contains);
  }

  @Override
  public String toString() {
    return "SigningKey";
  }
}
