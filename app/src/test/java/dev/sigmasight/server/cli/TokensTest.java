package dev.sigmasight.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.server.cli.Shell.Said;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code sigmasight token}. */
class TokensTest {
  private static final Pattern LISTED =
      Pattern.compile("ada@example.com +Desk +([0-9a-f-]{36}) +[0-9-]{10} +never");

  private static Said create(Shell shell, String... more) {
    String[] arguments = new String[6 + more.length];
    System.arraycopy(
        new String[] {"token", "create", "--email", "ADA@example.com", "--name", "Desk"},
        0,
        arguments,
        0,
        6);
    System.arraycopy(more, 0, arguments, 6, more.length);
    return shell.run(arguments);
  }

  @Test
  void issuesATokenListsItAndRevokesIt() {
    Shell shell = Shell.migrated();
    AccountsTest.create(shell, "create-user", "ada@example.com");
    assertThat(shell.run("token", "list").out()).contains("token create");

    Said created = create(shell, "--days", "30");

    assertThat(created.exitCode()).as(created.err()).isZero();
    assertThat(created.out()).matches("sst_[A-Za-z0-9_-]{43}\\R");
    assertThat(created.err()).contains("not shown again");
    assertThat(shell.count("access_token where expires_at = created_at + interval '720 hours'"))
        .isEqualTo(1);
    Matcher listed = LISTED.matcher(shell.run("token", "list").out());
    assertThat(listed.find()).isTrue();

    assertThat(shell.run("token", "revoke", listed.group(1)).exitCode()).isZero();

    assertThat(shell.run("token", "list").out()).doesNotContain("ada@example.com");
    assertThat(shell.count("change_log where actor = 'sigmasight token'")).isEqualTo(2);
  }

  @Test
  void refusesAnUnknownEmailTooManyDaysAndAnUnknownToken() {
    Shell shell = Shell.migrated();

    Said unknown = create(shell);
    assertThat(unknown.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(unknown.err()).contains("admin list");

    AccountsTest.create(shell, "create-user", "ada@example.com");
    Said tooLong = create(shell, "--days", "366");
    assertThat(tooLong.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(tooLong.err()).contains("1 to 365");

    assertThat(shell.run("token", "revoke", "nothing").exitCode()).isEqualTo(ExitCode.USAGE);
    Said missing = shell.run("token", "revoke", "00000000-0000-0000-0000-00000000000a");
    assertThat(missing.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(missing.err()).contains("no such access token");
  }
}
