package dev.sigmasight.quant;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * Runs after all other tests of the module: every golden case was compared, and {@code
 * docs/methods/verification.md} says so. {@code -Dverification.write=true} writes the page anew.
 *
 * @see ClassOrderer.OrderAnnotation
 */
@Order(Integer.MAX_VALUE)
class VerificationTableTest {
  private static final Path PAGE = Path.of("..", "docs", "methods", "verification.md");
  private static final Path GOLDEN = Path.of("src", "test", "resources", "golden");

  @Test
  void everyGoldenCaseWasCompared() throws IOException {
    try (var files = Files.list(GOLDEN)) {
      for (Path path : files.filter(p -> p.toString().endsWith(".json")).sorted().toList()) {
        String file = path.getFileName().toString();
        TreeSet<String> missing = new TreeSet<>();
        Golden.file(file).cases().forEach(c -> missing.add(c.get("id").asString()));
        missing.removeAll(Verification.casesOf(file));
        assertThat(missing).as("cases of " + file + " that nothing was compared with").isEmpty();
      }
    }
  }

  /** All but the errors, which may differ in the last bit from machine to machine. */
  @Test
  void thePageShowsThisRun() throws IOException {
    String page = page();
    Files.writeString(Path.of("target", "verification.md"), page);
    if (Boolean.getBoolean("verification.write")) {
      Files.writeString(PAGE, page);
    }
    assertThat(withoutErrors(Files.readString(PAGE)))
        .as("write the page anew with -Dverification.write=true")
        .isEqualTo(withoutErrors(page));
  }

  private static String withoutErrors(String page) {
    return page.replaceAll("(?m)\\| [^|]* \\|$", "|");
  }

  private static String page() {
    StringBuilder page =
        new StringBuilder(
            """
            # Verification

            Every figure of the risk library against values made by an independent method. The test run writes this page
            (`-Dverification.write=true`) and fails when a case is not compared, a tolerance is missed or a row differs. The largest
            error is relative unless the tolerance says absolute, and rounded up to one digit. Golden files are in
            `quant/src/test/resources/golden`; the 12 cases of `nyse_calendar.json` are met exactly by the tests of `market`.

            """);
    long cases = 0;
    for (Map.Entry<String, List<String[]>> file : Verification.rows().entrySet()) {
      long inFile = Golden.file(file.getKey()).cases().count();
      cases += inFile;
      page.append("## ").append(file.getKey()).append(", ").append(inFile).append(" cases\n\n");
      page.append("| figure | method | golden values from | cases | tolerance | largest error |\n");
      page.append("|---|---|---|---|---|---|\n");
      for (String[] row : file.getValue()) {
        page.append("| ").append(String.join(" | ", row)).append(" |\n");
      }
      page.append('\n');
    }
    return page.append("In all ")
        .append(cases)
        .append(" cases, and 12 of the calendar.\n")
        .toString();
  }
}
