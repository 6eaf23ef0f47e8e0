package dev.sigmasight.server.security;

import dev.sigmasight.server.StartRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The signing key of an installation that was given none: made once, kept in its home folder,
 * readable by its owner only.
 */
final class KeyFile {
  private static final int BYTES = 48;
  private static final String OWNER_ONLY = "rw-------";

  private final Path file;

  KeyFile(Path home) {
    file = home.resolve("secret-key");
  }

  SigningKey key() {
    try {
      if (!Files.exists(file)) {
        create();
      }
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(OWNER_ONLY));
      return SigningKey.of(Files.readString(file).strip());
    } catch (IOException e) {
      throw new StartRefused(
          "The signing key "
              + file
              + " cannot be read or written: set SIGMASIGHT_HOME to a folder of your own, or SECRET_KEY to a key.",
          e);
    }
  }

  private void create() throws IOException {
    byte[] secret = new byte[BYTES];
    new SecureRandom().nextBytes(secret);
    Path fresh =
        Files.createTempFile(
            Files.createDirectories(file.toAbsolutePath().getParent()),
            "secret-key",
            ".new",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY)));
    Files.writeString(fresh, Base64.getEncoder().encodeToString(secret));
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
