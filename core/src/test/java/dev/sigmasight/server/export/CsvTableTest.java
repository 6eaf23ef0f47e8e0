package dev.sigmasight.server.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTableTest {

  private static String written(@Nullable Object... cells) {
    StringWriter out = new StringWriter();
    try (CsvTable table = new CsvTable(out, "a", "b")) {
      table.row(cells);
    }
    return out.toString();
  }

  @Test
  void writesNumbersDatesAndNothing() {
    assertThat(written(new BigDecimal("-1E+3"), LocalDate.of(2026, 1, 15), null))
        .isEqualTo("a,b\n-1000,2026-01-15,\n");
  }

  @Test
  void quotesWhatWouldBreakARow() {
    assertThat(written("a, \"b\"", "two\nlines"))
        .isEqualTo("a,b\n\"a, \"\"b\"\"\",\"two\nlines\"\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"})
  void disarmsTextThatASpreadsheetWouldRun(String text) {
    assertThat(written(text)).startsWith("a,b\n").contains("'" + text);
  }

  @Test
  void leavesOtherTextAlone() {
    assertThat(written("1-1", "a=b", "")).isEqualTo("a,b\n1-1,a=b,\n");
  }
}
