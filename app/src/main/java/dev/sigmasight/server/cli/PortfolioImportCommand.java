package dev.sigmasight.server.cli;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.server.account.Account;
import dev.sigmasight.server.account.Accounts;
import dev.sigmasight.server.onboarding.ImportRequest;
import dev.sigmasight.server.onboarding.ImportedPortfolio;
import dev.sigmasight.server.onboarding.PortfolioImport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A portfolio from a file. */
@Command(
    name = "import",
    description = {
      "Create a portfolio with its positions from a CSV file, all of it or nothing.",
      "",
      "Columns: Symbol, Quantity, Entry Price Per Share, Entry Date; optional: Investment Class,",
      "Investment Subtype, Underlying Symbol, Strike Price, Expiration Date, Option Type, Exit",
      "Date, Exit Price Per Share. Every fault of the file is named by its line and code. The",
      "starting capital is deposited on the day of the earliest entry, and all entries are paid",
      "out of it."
    })
final class PortfolioImportCommand extends Tool {
  @Parameters(paramLabel = "FILE", description = "The file.")
  private Path file = Path.of("");

  @Option(names = "--user", required = true, paramLabel = "EMAIL", description = "Whose it is.")
  private String user = "";

  @Option(names = "--name", required = true, paramLabel = "NAME", description = "What to call it.")
  private String name = "";

  @Option(
      names = "--equity",
      required = true,
      paramLabel = "AMOUNT",
      description = "Starting capital, as in 150000.")
  private String equity = "";

  @Option(
      names = "--account-name",
      paramLabel = "NAME",
      description = "Name of the brokerage account; the name unless you say otherwise.")
  private @Nullable String accountName;

  @Option(
      names = "--account-type",
      paramLabel = "TYPE",
      description =
          "taxable, ira, roth_ira, 401k, 403b, 529, hsa, trust or other; taxable unless you say otherwise.")
  private @Nullable String accountType;

  @Option(names = "--description", paramLabel = "TEXT", description = "What it is about.")
  private @Nullable String description;

  @Option(names = "--dry-run", description = "Report only; create nothing.")
  private boolean dryRun;

  @Override
  public Integer call() throws IOException {
    byte[] content = Files.readAllBytes(NamedFiles.readable(file));
    ImportRequest request =
        new ImportRequest(
            name,
            accountName == null ? name : accountName,
            accountType,
            equity,
            description,
            new ImportRequest.File(String.valueOf(file.getFileName()), content));
    try (Parts parts = Parts.open(root(), Parts.Schema.FIT)) {
      AccountId owner = owner(parts);
      PortfolioImport imports = parts.get(PortfolioImport.class);
      print(
          dryRun
              ? imports.check(owner, request, parts.now())
              : imports.create(owner, request, parts.now()));
      return ExitCode.OK;
    }
  }

  private AccountId owner(Parts parts) {
    return parts
        .get(Accounts.class)
        .byEmail(user)
        .map(Account::id)
        .orElseThrow(
            () ->
                failed(
                    "There is no account "
                        + user
                        + "; `sigmasight admin create-user` makes one, `sigmasight admin list`"
                        + " shows all."));
  }

  private void print(ImportedPortfolio imported) {
    say(
        "%s \"%s\": %s positions from %s on, %s of them closed since."
            .formatted(
                dryRun ? "Would create" : "Created",
                imported.portfolio().name(),
                Figures.count(imported.positions()),
                imported.portfolio().firstDay(),
                Figures.count(imported.closedPositions())));
    say("  starting capital  " + Figures.money(imported.portfolio().initialEquity()));
    say("  cash after trades " + Figures.money(imported.cash()));
    if (!imported.ignoredColumns().isEmpty()) {
      say("  ignored columns   " + String.join(", ", imported.ignoredColumns()));
    }
    say(
        dryRun
            ? "Dry run: nothing is stored."
            : "Its id is " + imported.portfolio().id() + "; `sigmasight batch run` values it.");
  }
}
