package dev.sigmasight.server.cli;

import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.market.calendar.TradingCalendar;
import dev.sigmasight.server.batch.RunKind;
import dev.sigmasight.server.batch.RunRequest;
import dev.sigmasight.server.batch.RunTargets;
import dev.sigmasight.server.batch.SessionUnderWay;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** One run. */
@Command(
    name = "run",
    description = "Compute all sessions that are missing, up to the last completed one.",
    footerHeading = "%n",
    footer = {
      "Exit codes: 0 everything is computed, 1 failed, 2 not understood, 3 some items were skipped",
      "or failed (the output says which and why), 4 another process works on the same run."
    })
final class BatchRunCommand extends Tool {
  @Option(
      names = "--date",
      paramLabel = "YYYY-MM-DD",
      description = "Last session to compute; the last completed one unless you say otherwise.")
  private @Nullable LocalDate date;

  @Option(
      names = "--from",
      paramLabel = "YYYY-MM-DD",
      description = "First session to compute; otherwise the day of the first transaction.")
  private @Nullable LocalDate from;

  @Option(names = "--portfolio", paramLabel = "ID|NAME", description = "Only this portfolio.")
  private @Nullable String portfolio;

  @Option(
      names = "--recompute",
      description =
          "Compute again from --from on, even what is there already, and at least up to the last"
              + " session computed so far.")
  private boolean recompute;

  @Option(
      names = "--provisional",
      description = "Up to the session under way; a later run replaces the results.")
  private boolean provisional;

  @Override
  public Integer call() {
    LocalDate first = from;
    if (recompute && first == null) {
      throw misused("--recompute needs --from: say from which day to compute again.");
    }
    try (Parts parts = Parts.open(root(), Parts.Schema.FIT)) {
      LocalDate target = target(parts);
      if (first != null && first.isAfter(target)) {
        throw misused("--from " + first + " lies after " + target + ".");
      }
      Optional<PortfolioId> one =
          Optional.ofNullable(portfolio).map(text -> new FoundPortfolios(parts).one(text).id());
      RunRequest request = parts.get(RunTargets.class).reaching(request(target, one));
      return new BatchWork(parts, out(), err()).run(request);
    }
  }

  private RunRequest request(LocalDate target, Optional<PortfolioId> one) {
    String by = "command line";
    return provisional
        ? new RunRequest(RunKind.PROVISIONAL, target, from, one, recompute, by)
        : new RunRequest(target, from, one, recompute, by);
  }

  private LocalDate target(Parts parts) {
    if (provisional) {
      return underWay(parts);
    }
    LocalDate last = parts.lastSession();
    LocalDate asked = date;
    if (asked == null) {
      return last;
    }
    if (asked.isAfter(last)) {
      throw misused("The last completed session is " + last + "; --date cannot lie after it.");
    }
    TradingCalendar calendar = parts.get(TradingCalendar.class);
    if (!calendar.covers(asked)) {
      throw misused("The calendar of sessions begins on " + calendar.firstDay() + ".");
    }
    return calendar.sessionOnOrBefore(asked);
  }

  private LocalDate underWay(Parts parts) {
    if (date != null) {
      throw misused("--provisional means the session under way: leave --date away.");
    }
    return SessionUnderWay.at(parts.now(), parts.get(TradingCalendar.class))
        .orElseThrow(() -> misused("No session is under way; `batch run` computes the last one."));
  }
}
