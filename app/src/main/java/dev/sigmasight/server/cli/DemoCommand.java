package dev.sigmasight.server.cli;

import dev.sigmasight.market.synthetic.SyntheticPrices;
import dev.sigmasight.server.SigmaSight;
import dev.sigmasight.server.batch.RunReads;
import dev.sigmasight.server.batch.RunState;
import dev.sigmasight.server.demo.DemoAccount;
import dev.sigmasight.server.demo.DemoEntry;
import dev.sigmasight.server.demo.DemoPresence;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Everything at once. */
@Command(
    name = "demo",
    description = {
      "Run the whole product with four example accounts and invented prices.",
      "",
      "Starts the databases that come with it (unless DATABASE_URL names others), sets up the",
      "example portfolios the first time, computes every session that is missing, and serves",
      "the product until it is interrupted. Prices are synthetic: invented, the same everywhere,",
      "and labelled so in every answer.",
      "",
      "Only this machine reaches it, because its passwords are known to everybody; where others",
      "may, set SERVER_ADDRESS=0.0.0.0."
    })
final class DemoCommand extends Tool {
  private static final int RUNS_LOOKED_AT = 50;
  private static final Duration A_MOMENT = Duration.ofMillis(500);

  @Option(names = "--port", paramLabel = "N", description = "Port to serve on (PORT, or 8000).")
  private int port;

  @Option(names = "--yes", description = "Do so even where SIGMASIGHT_ENV is production.")
  private boolean yes;

  @Override
  public Integer call() throws InterruptedException {
    refuseProduction(yes, "this would add accounts whose password everybody knows");
    say("SigmaSight demo: all prices are synthetic, that is, invented.");
    List<String> settings = new ArrayList<>(ServerLog.toFileOnly(root()));
    settings.add("--sigmasight.prices.sources=" + SyntheticPrices.NAME);
    settings.add("--sigmasight.providers.enabled=false");
    if (surroundings().value("SERVER_ADDRESS").isEmpty()) {
      settings.add("--server.address=127.0.0.1"); // everybody knows the passwords
    }
    ConfigurableApplicationContext server =
        SigmaSight.serve(surroundings().settings(Serving.withPort(port, settings)));
    try {
      Parts parts = Parts.of(server);
      boolean again = isComplete(parts);
      if (!again && !setUp(parts)) {
        server.close();
        return ExitCode.FAILED;
      }
      parts.get(DemoEntry.class).open();
      welcome(Serving.address(server));
      return Serving.untilStopped(server);
    } catch (RuntimeException e) {
      server.close();
      throw e;
    }
  }

  private void welcome(String address) {
    say("SigmaSight is ready: " + address);
    say("Sign in with the password " + DemoAccount.PASSWORD + " as");
    DemoAccount.all().forEach(each -> say("  %-36s %s".formatted(each.email(), each.fullName())));
    say("The API is described at " + address + "/docs. Ctrl-C ends the demo.");
  }

  /** Whether an earlier start came to its end. */
  private static boolean isComplete(Parts parts) {
    return parts.get(DemoPresence.class).isSetUp()
        && parts.get(RunReads.class).newest(RUNS_LOOKED_AT).stream()
            .anyMatch(run -> run.state() == RunState.SUCCEEDED || run.state() == RunState.PARTIAL);
  }

  private boolean setUp(Parts parts) {
    say("Setting up the example portfolios; the first time takes a minute.");
    Seeding seeding = new Seeding(parts);
    if (!seeding.seed(out(), err())) {
      return false;
    }
    int code = compute(parts);
    while (code == ExitCode.BUSY) { // the server took up what an earlier start left
      code = compute(parts);
    }
    return code == ExitCode.OK || code == ExitCode.PARTIAL;
  }

  private int compute(Parts parts) {
    RunReads reads = parts.get(RunReads.class);
    if (reads.alive().isPresent()) {
      say("The run of an earlier start goes on; this waits for its end.");
    }
    while (reads.alive().isPresent()) {
      LockSupport.parkNanos(A_MOMENT.toNanos());
    }
    return new BatchWork(parts, out(), err()).run(BatchWork.everything(parts, "demo"));
  }
}
