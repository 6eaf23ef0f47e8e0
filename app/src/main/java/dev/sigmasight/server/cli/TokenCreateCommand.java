package dev.sigmasight.server.cli;

import dev.sigmasight.server.account.AccessTokens;
import dev.sigmasight.server.account.Account;
import dev.sigmasight.server.account.Accounts;
import dev.sigmasight.server.account.NewAccessToken;
import java.time.ZoneOffset;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A new access token. */
@Command(
    name = "create",
    description = {
      "Issue an access token to an account, for a program that uses the tools at /mcp.",
      "",
      "The token is printed this once and stored nowhere. Whoever has it reads the portfolios of",
      "the account until it expires or is revoked."
    })
final class TokenCreateCommand extends Tool {
  @Option(
      names = "--email",
      required = true,
      paramLabel = "EMAIL",
      description = "Whose portfolios it reads.")
  private String email = "";

  @Option(
      names = "--name",
      required = true,
      paramLabel = "NAME",
      description = "What to call it, as the program that gets it.")
  private String name = "";

  @Option(
      names = "--days",
      paramLabel = "DAYS",
      defaultValue = "" + NewAccessToken.USUAL_DAYS,
      description = "Days until it expires, 1 to 365; ${DEFAULT-VALUE} if left out.")
  private int days;

  @Override
  public Integer call() {
    if (days < 1 || days > NewAccessToken.MOST_DAYS) {
      throw misused("--days must be from 1 to " + NewAccessToken.MOST_DAYS);
    }
    try (Parts parts = Parts.open(root(), Parts.Schema.FIT)) {
      NewAccessToken wanted = NewAccessToken.of(name, days);
      Account account =
          parts
              .get(Accounts.class)
              .byEmail(email)
              .filter(Account::active)
              .orElseThrow(
                  () ->
                      failed(
                          "No active account has this e-mail; `sigmasight admin list` shows all."));
      AccessTokens.Issued issued =
          parts.get(AccessTokens.class).issueByCommand(account.id(), wanted, parts.now());
      say(issued.text());
      err()
          .println(
              "Keep it now: it is not shown again. It expires on %s."
                  .formatted(issued.token().expiresAt().atOffset(ZoneOffset.UTC).toLocalDate()));
      return ExitCode.OK;
    }
  }
}
