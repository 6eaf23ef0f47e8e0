package dev.sigmasight.server.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sigmasight.database.DatabaseChoice;
import dev.sigmasight.server.StartRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** Where the key that signs tokens comes from. */
class KeyTest {
  @TempDir private Path home;

  private static Environment environment(Map<String, Object> variables) {
    StandardEnvironment environment = new StandardEnvironment();
    environment.getPropertySources().addFirst(new MapPropertySource("test", variables));
    return environment;
  }

  private SigningKey embedded(Map<String, Object> variables) {
    return new TokenBeans().signingKey(environment(variables), new DatabaseChoice.Embedded(home));
  }

  @Test
  void isMadeOnceAndKeptForItsOwnerOnly() throws IOException {
    SigningKey first = embedded(Map.of());
    Path file = home.resolve("secret-key");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

    assertThat(embedded(Map.of())).isEqualTo(first);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(first.key().getEncoded()).hasSize(64);
    assertThat(first).hasToString("SigningKey");
  }

  @Test
  void differsBetweenInstallations(@TempDir Path other) {
    assertThat(new KeyFile(other).key()).isNotEqualTo(new KeyFile(home).key());
  }

  @Test
  void isNotMadeUpInProduction() {
    assertThatThrownBy(() -> embedded(Map.of("SIGMASIGHT_ENV", "Production")))
        .isInstanceOf(StartRefused.class)
        .hasMessageStartingWith("SECRET_KEY is not set");
  }

  @Test
  void maySayAnythingThatNobodyGuesses() {
    assertThatCode(() -> SigningKey.of("kV3xN9qLr2Tz7mWcYb5HdJf8GsPaXe4U"))
        .doesNotThrowAnyException();
  }
}
