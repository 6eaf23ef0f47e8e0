package dev.sigmasight.server.equity;

import dev.sigmasight.server.export.CsvTable;
import dev.sigmasight.server.ledger.Scale;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Contributions and withdrawals as a file. */
final class EquityExport {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private static final String[] COLUMNS = {
    "id",
    "portfolio_id",
    "change_type",
    "amount",
    "change_date",
    "notes",
    "created_at",
    "updated_at"
  };

  private EquityExport() {}

  static ResponseEntity<String> file(UUID portfolio, List<EquityChange> changes, Instant now) {
    StringWriter text = new StringWriter();
    try (CsvTable table = new CsvTable(text, COLUMNS)) {
      for (EquityChange each : changes) {
        table.row(
            each.id(),
            portfolio,
            each.type(),
            Scale.cents(each.amount()),
            each.date(),
            each.notes(),
            each.createdAt(),
            each.updatedAt());
      }
    }
    String name = "equity_changes_" + portfolio + "_" + STAMP.format(now) + ".csv";
    return ResponseEntity.ok()
        .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(name).build().toString())
        .body(text.toString());
  }
}
