package dev.sigmasight.server.cli;

import dev.sigmasight.database.DatabaseChoice;
import dev.sigmasight.database.DatabaseUnavailable;
import dev.sigmasight.database.InvalidDatabaseUrl;
import dev.sigmasight.database.SchemaMismatch;
import dev.sigmasight.database.ServerNotStarted;
import dev.sigmasight.database.move.TableCopy;
import dev.sigmasight.kernel.Problem;
import dev.sigmasight.kernel.Problem.Fault;
import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.server.StartRefused;
import dev.sigmasight.server.transfer.Refused;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells a person in a sentence what went wrong. */
final class Failures {
  private static final int FAULTS_SHOWN = 20;

  private Failures() {}

  /**
   * What to print.
   *
   * @param expected whether the sentence says all that the person needs
   */
  record Report(List<String> lines, int exitCode, boolean expected) {}

  /** A command cannot do what it was asked, for a reason that is one sentence. */
  static final class CommandFailed extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int exitCode;

    CommandFailed(int exitCode, String sentence) {
      super(sentence);
      this.exitCode = exitCode;
    }
  }

  static Report report(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      Optional<Report> known = known(cause);
      if (known.isPresent()) {
        return known.get();
      }
    }
    String what = failure.getClass().getSimpleName() + ": " + failure.getMessage();
    return new Report(
        List.of("sigmasight: something unforeseen happened: " + sentence(what)),
        ExitCode.FAILED,
        false);
  }

  private static Optional<Report> known(Throwable cause) {
    return switch (cause) {
      case CommandFailed failed -> Optional.of(said(failed, failed.exitCode));
      case ProblemException refused -> Optional.of(problem(refused.problem()));
      case StartRefused refused -> Optional.of(said(refused, ExitCode.FAILED));
      case DatabaseChoice.Refused refused -> Optional.of(said(refused, ExitCode.FAILED));
      case DatabaseUnavailable down -> Optional.of(said(down, ExitCode.FAILED));
      case InvalidDatabaseUrl invalid -> Optional.of(said(invalid, ExitCode.FAILED));
      case Refused refused -> Optional.of(said(refused, ExitCode.FAILED));
      case TableCopy.Unfit unfit -> Optional.of(said(unfit, ExitCode.FAILED));
      case SchemaMismatch mismatch -> Optional.of(said(mismatch, ExitCode.FAILED));
      case ServerNotStarted broken -> Optional.of(said(broken, ExitCode.FAILED));
      case NoSuchFileException gone ->
          Optional.of(line("There is no file or folder " + gone.getFile() + "; check its name."));
      case AccessDeniedException denied ->
          Optional.of(
              line(
                  denied.getFile()
                      + " may not be used by this user; change its permissions or name another."));
      case FileSystemException broken ->
          Optional.of(
              line(
                  "%s cannot be used (%s); name another, or put it right."
                      .formatted(broken.getFile(), broken.getReason())));
      case IOException broken ->
          Optional.of(line("Reading or writing failed: " + broken.getMessage() + "."));
      default -> Optional.empty();
    };
  }

  private static Report said(Throwable cause, int exitCode) {
    String said = sentence(String.valueOf(cause.getMessage()));
    return new Report(List.of("sigmasight: " + said), exitCode, true);
  }

  private static Report line(String sentence) {
    return new Report(List.of("sigmasight: " + sentence(sentence)), ExitCode.FAILED, true);
  }

  private static Report problem(Problem problem) {
    List<String> lines = new ArrayList<>();
    lines.add("sigmasight: " + sentence(problem.detail()));
    if (problem.faults().size() > 1) {
      problem.faults().stream().limit(FAULTS_SHOWN).map(Failures::fault).forEach(lines::add);
      int more = problem.faults().size() - FAULTS_SHOWN;
      if (more > 0) {
        lines.add("  … and " + more + " more");
      }
    }
    return new Report(lines, ExitCode.FAILED, true);
  }

  private static String fault(Fault fault) {
    String place = fault.row() > 0 ? "line " + fault.row() : fault.field();
    return "  %s: %s (%s)".formatted(place, sentence(fault.message()), fault.code());
  }

  /** The text on one line. */
  static String sentence(String text) {
    return text.strip().replaceAll("\\s*\\R\\s*", " ");
  }
}
