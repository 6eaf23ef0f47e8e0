package dev.sigmasight.server.onboarding;

import dev.sigmasight.kernel.Problem.Fault;
import dev.sigmasight.server.instrument.InvestmentClass;
import dev.sigmasight.server.ledger.Scale;
import dev.sigmasight.server.portfolio.NewHolding;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a file would become, as the API shows it. */
@Schema(name = "ImportPreview")
record ImportPreviewView(
    @Schema(description = "sigmasight for files of our template, otherwise broker") String profile,
    @Schema(description = "the columns of the file in their order") List<ColumnView> columns,
    @Schema(description = "how the file was read: send it back with the import")
        LayoutMapping mapping,
    @Schema(description = "needed columns that are still missing") List<String> missingColumns,
    int totalRows,
    int readyRows,
    int faultyRows,
    @Schema(description = "the first 1,000 rows") List<RowView> rows,
    @Schema(description = "faults of the file as a whole") List<FaultLine> errors,
    int totalErrors,
    TotalsView totals,
    @Schema(description = "an earlier import of the same content")
        ImportViews.@Nullable Same duplicateOf) {
  private static final int MOST_ROWS = 1_000;

  /** A column of the file. */
  @Schema(name = "ImportColumn")
  record ColumnView(
      String title,
      @Schema(description = "the first values") List<String> samples,
      @Schema(description = "the column of ours that it probably is") @Nullable String suggested) {

    static ColumnView of(LayoutGuess.Column column) {
      PositionColumn meaning = column.meaning();
      return new ColumnView(
          column.title(), column.samples(), meaning == null ? null : name(meaning));
    }
  }

  /** A row of the file. */
  @Schema(name = "ImportRow")
  record RowView(
      @Schema(description = "line of the file, from 1") int row,
      String symbol,
      @Schema(allowableValues = {"ready", "faulty"}) String status,
      @Schema(description = "signed") @Nullable BigDecimal quantity,
      @Schema(description = "dollars per unit") @Nullable BigDecimal entryPrice,
      @Nullable LocalDate entryDate,
      @Nullable InvestmentClass investmentClass,
      List<FaultLine> errors) {

    static RowView of(ParsedPositions.Line line, List<Fault> faults) {
      NewHolding holding = line.holding();
      return new RowView(
          line.line(),
          holding == null ? line.symbol() : holding.what().symbol(),
          holding == null ? "faulty" : "ready",
          holding == null ? null : Scale.plain(holding.quantity()),
          holding == null ? null : Scale.plain(holding.price()),
          holding == null ? null : holding.entry(),
          holding == null ? null : holding.what().investmentClass(),
          faults.stream().map(FaultLine::of).toList());
    }
  }

  /** A fault. */
  @Schema(name = "ImportFault")
  record FaultLine(
      @Schema(description = "column at fault, empty for the row or file") String field,
      String code,
      String message) {

    static FaultLine of(Fault fault) {
      return new FaultLine(fault.field(), fault.code(), fault.message());
    }
  }

  /** Sums over the rows that are ready, in dollars at entry prices. */
  @Schema(name = "ImportTotals")
  record TotalsView(
      int count,
      int longCount,
      int shortCount,
      @Schema(description = "of what is still held") BigDecimal longValue,
      @Schema(description = "of what is still held, not positive") BigDecimal shortValue,
      @Schema(
              description =
                  "what the trades take from the starting capital; negative if they bring"
                      + " something in")
          BigDecimal cashNeeded) {

    static TotalsView of(ImportPreview.Totals totals) {
      return new TotalsView(
          totals.count(),
          totals.longCount(),
          totals.shortCount(),
          cents(totals.longValue()),
          cents(totals.shortValue()),
          cents(totals.cashNeeded()));
    }
  }

  static ImportPreviewView of(ImportPreview.Preview preview) {
    ParsedPositions parsed = preview.parsed();
    Map<Integer, List<Fault>> byLine =
        parsed.faults().stream().collect(Collectors.groupingBy(Fault::row));
    Set<Integer> lines =
        parsed.lines().stream().map(ParsedPositions.Line::line).collect(Collectors.toSet());
    int ready = parsed.holdings().size();
    return new ImportPreviewView(
        preview.template() ? "sigmasight" : "broker",
        preview.columns().stream().map(ColumnView::of).toList(),
        LayoutMapping.of(preview.layout()),
        missing(preview.layout()),
        lines.size(),
        ready,
        lines.size() - ready,
        parsed.lines().stream()
            .limit(MOST_ROWS)
            .map(line -> RowView.of(line, byLine.getOrDefault(line.line(), List.of())))
            .toList(),
        parsed.faults().stream()
            .filter(fault -> !lines.contains(fault.row()))
            .limit(MOST_ROWS)
            .map(FaultLine::of)
            .toList(),
        parsed.faultCount(),
        TotalsView.of(preview.totals()),
        ImportViews.Same.of(preview.same()));
  }

  private static List<String> missing(Layout layout) {
    boolean dated = layout.style().defaultEntryDate() != null;
    return PositionColumn.mandatory().stream()
        .filter(column -> !layout.titles().isEmpty() && !layout.titles().containsKey(column))
        .filter(column -> column != PositionColumn.ENTRY_DATE || !dated)
        .map(ImportPreviewView::name)
        .toList();
  }

  private static String name(PositionColumn column) {
    return column.name().toLowerCase(Locale.ROOT);
  }

  private static BigDecimal cents(BigDecimal amount) {
    return Objects.requireNonNull(Scale.cents(amount));
  }
}
