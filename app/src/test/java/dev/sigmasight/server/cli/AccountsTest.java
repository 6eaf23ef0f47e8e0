package dev.sigmasight.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.server.cli.Shell.Said;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** {@code sigmasight admin}. */
class AccountsTest {
  private static final String PASSWORD = "correct horse battery";

  /** Creates an account, typing its password into standard input. */
  static Said create(Shell shell, String command, String email) {
    return create(shell, command, email, PASSWORD);
  }

  private static Said create(Shell shell, String command, String email, String password) {
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream((password + "\n").getBytes(StandardCharsets.UTF_8)));
    try {
      return shell.run("admin", command, "--email", email, "--name", "Ada", "--password-stdin");
    } finally {
      System.setIn(before);
    }
  }

  @Test
  void createsAnAdministratorAndAnOrdinaryAccountAndListsThem() {
    Shell shell = Shell.migrated();

    assertThat(create(shell, "create", "ada@example.com").exitCode()).isZero();
    assertThat(create(shell, "create-user", "bob@example.com").exitCode()).isZero();

    assertThat(shell.run("admin", "list").out())
        .containsPattern("ada@example.com +Ada +ADMIN")
        .containsPattern("bob@example.com +Ada +USER");
  }

  @Test
  void refusesAWeakPasswordAndATakenEmail() {
    Shell shell = Shell.migrated();

    Said weak = create(shell, "create", "ada@example.com", "short");
    assertThat(weak.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(weak.err()).contains("12 characters");

    assertThat(create(shell, "create", "ada@example.com").exitCode()).isZero();
    Said taken = create(shell, "create", "ADA@example.com");
    assertThat(taken.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(taken.err()).contains("already registered");
  }
}
