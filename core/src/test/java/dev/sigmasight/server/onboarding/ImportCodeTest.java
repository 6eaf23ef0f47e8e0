package dev.sigmasight.server.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ImportCodeTest {
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `(ERR_[A-Z]+_\\d+)` \\|");

  @Test
  void theManualExplainsEveryCodeOnce() throws IOException {
    String manual = Files.readString(Path.of("../docs/api/csv-import.md"));

    List<String> explained =
        ROW.matcher(manual).results().map((MatchResult row) -> row.group(1)).toList();

    assertThat(explained)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(ImportCode.values()).map(ImportCode::code).toList());
  }

  @Test
  void theManualNamesEveryColumn() throws IOException {
    String manual = Files.readString(Path.of("../docs/api/csv-import.md"));

    assertThat(PositionColumn.values())
        .allSatisfy(column -> assertThat(manual).contains("| " + column.title() + " |"));
  }
}
