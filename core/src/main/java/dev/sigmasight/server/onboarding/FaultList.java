package dev.sigmasight.server.onboarding;

import dev.sigmasight.kernel.Problem.Fault;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** All faults of a file; a hopeless file is counted to the end, but not quoted to the end. */
final class FaultList {
  /** So many faults are kept. */
  static final int MOST = 10_000;

  private final List<Fault> kept = new ArrayList<>();
  private int count;

  void add(Fault fault) {
    count++;
    if (kept.size() < MOST) {
      kept.add(fault);
    }
  }

  /** A fault of the whole file. */
  void addOfFile(ImportCode code, String message) {
    addOfLine(code, 0, message);
  }

  /** A fault of a line as a whole. */
  void addOfLine(ImportCode code, int line, String message) {
    add(new Fault("", message, code.code(), line, ""));
  }

  int count() {
    return count;
  }

  /** In the order of their lines. */
  List<Fault> sorted() {
    return kept.stream().sorted(Comparator.comparingInt(Fault::row)).toList();
  }
}
