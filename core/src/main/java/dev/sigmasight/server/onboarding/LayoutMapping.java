package dev.sigmasight.server.onboarding;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sigmasight.kernel.Problem;
import dev.sigmasight.kernel.ProblemException;
import io.swagger.v3.oas.annotations.media.Schema;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** How a file is laid out, as a client says it. What is left out is as in our template. */
@Schema(name = "ImportMapping")
@JsonInclude(JsonInclude.Include.NON_NULL)
record LayoutMapping(
    @Schema(
            description =
                "our columns (symbol, quantity, entry_price, entry_date, investment_class,"
                    + " investment_subtype, underlying, strike, expiration, option_type, exit_date,"
                    + " exit_price) and the titles they have in the file")
        @Nullable Map<String, @Nullable String> columns,
    @Schema(description = "one character, or TAB") @Nullable String delimiter,
    @Schema(description = "UTF-8, UTF-16LE, UTF-16BE or windows-1252") @Nullable String encoding,
    @Schema(description = "the line of the header, from 1") @Nullable Integer headerLine,
    @Schema(description = "YYYY-MM-DD, MM/DD/YYYY or DD/MM/YYYY; any of - / . separates")
        @Nullable String dateFormat,
    @Schema(description = "1234.50, 1,234.50 or 1.234,50") @Nullable String numberFormat,
    @Schema(description = "what an empty entry date means") @Nullable LocalDate defaultEntryDate) {

  private static final Map<String, CellStyle.Dates> DATES =
      Map.of(
          "YYYY-MM-DD", CellStyle.Dates.ISO,
          "MM/DD/YYYY", CellStyle.Dates.MONTH_FIRST,
          "DD/MM/YYYY", CellStyle.Dates.DAY_FIRST);

  private static final Map<String, CellStyle.Numbers> NUMBERS =
      Map.of(
          "1234.50", CellStyle.Numbers.PLAIN,
          "1,234.50", CellStyle.Numbers.POINT,
          "1.234,50", CellStyle.Numbers.COMMA);

  private static final Map<String, Charset> ENCODINGS =
      Map.of(
          "UTF-8", StandardCharsets.UTF_8,
          "UTF-16LE", StandardCharsets.UTF_16LE,
          "UTF-16BE", StandardCharsets.UTF_16BE,
          "WINDOWS-1252", Charset.forName("windows-1252"));

  /**
   * Reads the JSON of a form field.
   *
   * @throws ProblemException InvalidInput if it is not a mapping
   */
  static Optional<Layout> read(@Nullable String json, JsonMapper mapper) {
    if (json == null || json.isBlank()) {
      return Optional.empty();
    }
    return Optional.of(parsed(json, mapper).orElseThrow(LayoutMapping::malformed).layout());
  }

  private static Optional<LayoutMapping> parsed(String json, JsonMapper mapper) {
    try {
      return Optional.ofNullable(mapper.readValue(json, LayoutMapping.class));
    } catch (JacksonException malformed) {
      return Optional.empty();
    }
  }

  private static ProblemException malformed() {
    return refused(
        "The mapping is not understood; send the mapping of the preview, with what you changed.");
  }

  private Layout layout() {
    int line = headerLine == null ? 0 : headerLine;
    if (line < 0) {
      throw refused("The header_line of the mapping is a line of the file, from 1.");
    }
    return new Layout(
        encoding == null
            ? StandardCharsets.UTF_8
            : known(ENCODINGS, encoding.toUpperCase(Locale.ROOT), "encoding"),
        separator(),
        line,
        titles(),
        new CellStyle(
            dateFormat == null ? CellStyle.Dates.ISO : known(DATES, dateFormat, "date_format"),
            numberFormat == null
                ? CellStyle.Numbers.PLAIN
                : known(NUMBERS, numberFormat, "number_format"),
            defaultEntryDate));
  }

  private char separator() {
    if (delimiter == null) {
      return ',';
    }
    if (delimiter.equals("TAB")) {
      return '\t';
    }
    if (delimiter.length() != 1 || "\"#\r\n\0".contains(delimiter)) {
      throw refused("The delimiter of the mapping is one character, or TAB.");
    }
    return delimiter.charAt(0);
  }

  private Map<PositionColumn, String> titles() {
    Map<PositionColumn, String> titles = new EnumMap<>(PositionColumn.class);
    if (columns != null) {
      for (Map.Entry<String, @Nullable String> each : columns.entrySet()) {
        titles.put(
            column(each.getKey()),
            Optional.ofNullable(each.getValue()).orElseThrow(LayoutMapping::malformed));
      }
    }
    return titles;
  }

  private static PositionColumn column(String name) {
    return Arrays.stream(PositionColumn.values())
        .filter(column -> column.name().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(
            () ->
                refused(
                    "The mapping names a column " + FileText.quoted(name) + "; see the preview."));
  }

  private static <T> T known(Map<String, T> all, String name, String field) {
    T found = all.get(name);
    if (found == null) {
      throw refused(
          "The %s of the mapping is one of %s."
              .formatted(field, String.join(", ", all.keySet().stream().sorted().toList())));
    }
    return found;
  }

  private static ProblemException refused(String message) {
    return new ProblemException(Problem.InvalidInput.of("mapping", message));
  }

  /** A layout as a client may send it back. */
  static LayoutMapping of(Layout layout) {
    Map<String, @Nullable String> columns = new LinkedHashMap<>();
    for (PositionColumn column : PositionColumn.values()) {
      String title = layout.titles().get(column);
      if (title != null) {
        columns.put(column.name().toLowerCase(Locale.ROOT), title);
      }
    }
    return new LayoutMapping(
        columns,
        layout.delimiter() == '\t' ? "TAB" : Character.toString(layout.delimiter()),
        layout.encoding().name(),
        layout.headerLine() == 0 ? null : layout.headerLine(),
        key(DATES, layout.style().dates()),
        key(NUMBERS, layout.style().numbers()),
        layout.style().defaultEntryDate());
  }

  private static <T> String key(Map<String, T> all, T value) {
    return all.entrySet().stream()
        .filter(each -> each.getValue().equals(value))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }
}
