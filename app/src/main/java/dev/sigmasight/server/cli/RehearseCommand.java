package dev.sigmasight.server.cli;

import dev.sigmasight.server.SigmaSight;
import dev.sigmasight.server.account.Accounts;
import dev.sigmasight.server.account.NewAccount;
import dev.sigmasight.server.account.Role;
import dev.sigmasight.server.batch.BatchRuns;
import dev.sigmasight.server.batch.RunListener;
import dev.sigmasight.server.batch.RunRequest;
import dev.sigmasight.server.benchmark.BatchLoad;
import java.io.IOException;
import java.util.List;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;

/**
 * Starts the server on a database of its own, computes a few portfolios, asks for a few pages and
 * the analyst for an answer, and stops. Run once after a build with {@code -XX:AOTCacheOutput}, it
 * teaches the Java runtime what every later start and every run of the batch need.
 */
@Command(
    name = "rehearse",
    hidden = true,
    description = "Start and stop the server with invented data, for the Java runtime to learn.")
final class RehearseCommand extends Tool {
  private static final List<String> SETTINGS =
      List.of(
          "--SECRET_KEY=rehearsal-only-7Kq2vXw9LmZt4RbnY3cJ",
          "--sigmasight.prices.sources=synthetic",
          "--sigmasight.providers.enabled=false",
          "--server.port=0",
          "--logging.threshold.console=OFF");

  private static final String EMAIL = "rehearsal@example.com";
  private static final String PASSWORD = "rehearsal-only-in-a-temporary-folder"; // not a secret

  /** Long enough for the runtime to see what is done often. */
  private static final BatchLoad.Size LOAD = new BatchLoad.Size(150, 30, 400, 300);

  @Override
  public Integer call() throws IOException, InterruptedException {
    try (TemporaryFolder home = TemporaryFolder.create("sigmasight-rehearsal")) {
      ConfigurableApplicationContext server =
          SigmaSight.serve(home.surroundings().settings(SETTINGS));
      try {
        compute(Parts.of(server));
        try (Visitor visitor = new Visitor(Serving.address(server))) {
          visitor.look();
          visitor.ask(EMAIL, PASSWORD);
        }
      } finally {
        server.close();
      }
    }
    say("The rehearsal is over.");
    return ExitCode.OK;
  }

  private static void compute(Parts parts) {
    var last = parts.lastSession();
    var _ =
        parts
            .get(Accounts.class)
            .create(
                new NewAccount(BatchLoad.OWNER, EMAIL, "Rehearsal", Role.USER),
                PASSWORD,
                parts.now());
    parts.get(BatchLoad.class).store(LOAD, last);
    if (parts.get(BatchRuns.class).start(RunRequest.all(last, "rehearsal"))
        instanceof BatchRuns.Started.Here here) {
      var _ = here.work().finish(RunListener.NOBODY);
    }
  }
}
