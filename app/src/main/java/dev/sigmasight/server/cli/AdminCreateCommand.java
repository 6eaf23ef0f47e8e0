package dev.sigmasight.server.cli;

import dev.sigmasight.server.account.Account;
import dev.sigmasight.server.account.Accounts;
import dev.sigmasight.server.account.NewAccount;
import dev.sigmasight.server.account.Role;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A new administrator. */
@Command(
    name = "create",
    description = {
      "Create an administrator, who runs batches and looks after the system, too.",
      "",
      "The password is asked for and not shown; it must have at least 12 characters."
    })
class AdminCreateCommand extends Tool {
  @Option(
      names = "--email",
      required = true,
      paramLabel = "EMAIL",
      description = "To sign in with.")
  private String email = "";

  @Option(names = "--name", required = true, paramLabel = "NAME", description = "Full name.")
  private String fullName = "";

  @Option(
      names = "--password-stdin",
      description = "Read the password from the first line of standard input.")
  private boolean fromInput;

  /** A new account without rights over others. */
  @Command(
      name = "create-user",
      description = {
        "Create an ordinary account, which sees and changes what it owns.",
        "",
        "The password is asked for and not shown; it must have at least 12 characters."
      })
  static final class User extends AdminCreateCommand {
    @Override
    Role role() {
      return Role.USER;
    }
  }

  Role role() {
    return Role.ADMIN;
  }

  @Override
  public final Integer call() throws IOException {
    String password = password();
    try (Parts parts = Parts.open(root(), Parts.Schema.FIT)) {
      NewAccount wanted =
          role() == Role.ADMIN
              ? NewAccount.admin(email, fullName)
              : NewAccount.user(email, fullName);
      Account created = parts.get(Accounts.class).create(wanted, password, parts.now());
      say(
          "Created %s %s."
              .formatted(role() == Role.ADMIN ? "administrator" : "account", created.email()));
      return ExitCode.OK;
    }
  }

  private String password() throws IOException {
    if (fromInput) {
      BufferedReader input =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      String line = input.readLine();
      if (line == null || line.isEmpty()) {
        throw misused("Standard input has no password.");
      }
      return line;
    }
    Console console =
        Terminal.console()
            .orElseThrow(
                () ->
                    misused("There is no terminal to ask for the password; use --password-stdin."));
    char[] first = console.readPassword("Password: ");
    char[] second = console.readPassword("Again: ");
    if (first == null || !Arrays.equals(first, second)) {
      throw failed("The two passwords are not the same.");
    }
    return new String(first);
  }
}
