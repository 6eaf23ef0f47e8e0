package dev.sigmasight.server.cli;

import dev.sigmasight.server.account.Account;
import dev.sigmasight.server.account.Accounts;
import java.time.ZoneOffset;
import java.util.List;
import picocli.CommandLine.Command;

/** All accounts. */
@Command(name = "list", description = "List all accounts.")
final class AdminListCommand extends Tool {
  @Override
  public Integer call() {
    try (Parts parts = Parts.open(root(), Parts.Schema.FIT)) {
      List<Account> accounts = parts.get(Accounts.class).all();
      if (accounts.isEmpty()) {
        say("No account yet; `sigmasight admin create` makes the first.");
        return ExitCode.OK;
      }
      TextTable table = new TextTable("e-mail", "name", "role", "since", "");
      for (Account account : accounts) {
        table.row(
            account.email(),
            account.fullName(),
            account.role().name(),
            account.createdAt().atOffset(ZoneOffset.UTC).toLocalDate().toString(),
            account.active() ? "" : "deactivated");
      }
      table.lines().forEach(this::say);
      return ExitCode.OK;
    }
  }
}
