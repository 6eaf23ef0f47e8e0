package dev.sigmasight.server.onboarding;

import dev.sigmasight.kernel.Problem;
import dev.sigmasight.kernel.Problem.Fault;
import dev.sigmasight.kernel.ProblemException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the file of a request, and says what is wrong with it. */
final class RequestedFile {
  private RequestedFile() {}

  /** What the file says; that there is none is one of its faults. */
  static ParsedPositions read(ImportRequest.@Nullable File file, LocalDate today, Layout layout) {
    FaultList faults = new FaultList();
    if (file == null || (file.name().isBlank() && file.content().length == 0)) {
      faults.add(
          new Fault(
              "csv_file",
              "A file with the positions is needed.",
              ImportCode.FILE_MISSING.code(),
              0,
              ""));
    } else if (!file.name().toLowerCase(Locale.ROOT).endsWith(".csv")) {
      faults.addOfFile(
          ImportCode.CSV_WRONG_EXTENSION,
          "The file must be a CSV file, with a name that ends in .csv.");
    } else {
      return PositionFile.read(file.content(), today, layout);
    }
    return new ParsedPositions(List.of(), List.of(), faults.sorted(), faults.count(), List.of());
  }

  /** All faults of a request and its file, of which there is at least one. */
  static ProblemException refusal(List<Fault> ofRequest, ParsedPositions file) {
    List<Fault> all = new ArrayList<>(ofRequest);
    all.addAll(file.faults());
    int count = ofRequest.size() + file.faultCount();
    Fault first = all.getFirst();
    boolean inFile = ofRequest.isEmpty() && !first.code().equals(ImportCode.FILE_MISSING.code());
    String code = inFile ? ImportCode.FILE_INVALID.code() : first.code();
    return new ProblemException(new Problem.InvalidInput(code, detail(first, count), all));
  }

  private static String detail(Fault first, int count) {
    String place = first.row() > 0 ? "Line " + first.row() + ": " : "";
    String nothing = "Nothing was imported. ";
    return count == 1
        ? nothing + place + first.message()
        : nothing + "There are " + count + " faults; the first: " + place + first.message();
  }
}
