package dev.sigmasight.server.transaction;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sigmasight.server.export.CsvTable;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.StringWriter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes a ledger as a file, piece by piece as it is sent: the text is never whole in memory. */
@Component
final class TransactionExport {
  private static final int LINES_OF_A_PIECE = 500;
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private static final String[] COLUMNS = {
    "id",
    "date",
    "kind",
    "symbol",
    "quantity",
    "price",
    "amount",
    "fees",
    "split_numerator",
    "split_denominator",
    "cash_effect",
    "cash_balance",
    "position_id",
    "note",
    "origin",
    "created_at"
  };

  private final JsonMapper json;

  TransactionExport(JsonMapper json) {
    this.json = json;
  }

  ResponseEntity<Resource> csv(UUID portfolio, List<Entry> entries, Instant now) {
    return file(
        portfolio, now, "csv", pieces(entries.size(), from -> csvPiece(portfolio, entries, from)));
  }

  ResponseEntity<Resource> json(UUID portfolio, List<Entry> entries, Instant now) {
    return file(
        portfolio,
        now,
        "json",
        pieces(entries.size(), from -> jsonPiece(portfolio, entries, from)));
  }

  private static String csvPiece(UUID portfolio, List<Entry> entries, int from) {
    StringWriter text = new StringWriter();
    try (CsvTable table = from == 0 ? new CsvTable(text, COLUMNS) : new CsvTable(text)) {
      piece(entries, from).forEach(each -> row(table, TransactionView.of(portfolio, each)));
    }
    return text.toString();
  }

  private static void row(CsvTable table, TransactionView line) {
    table.row(
        line.id(),
        line.date(),
        line.kind(),
        line.symbol(),
        line.quantity(),
        line.price(),
        line.amount(),
        line.fees(),
        line.splitNumerator(),
        line.splitDenominator(),
        line.cashEffect(),
        line.cashBalance(),
        line.positionId(),
        line.note(),
        line.origin(),
        line.createdAt());
  }

  private String jsonPiece(UUID portfolio, List<Entry> entries, int from) {
    StringBuilder text = new StringBuilder(from == 0 ? "[" : "");
    List<Entry> piece = piece(entries, from);
    for (int i = 0; i < piece.size(); i++) {
      text.append(from + i == 0 ? "" : ",\n");
      text.append(json.writeValueAsString(TransactionView.of(portfolio, piece.get(i))));
    }
    return text.append(from + piece.size() == entries.size() ? "]" : "").toString();
  }

  private static List<Entry> piece(List<Entry> entries, int from) {
    return entries.subList(from, Math.min(entries.size(), from + LINES_OF_A_PIECE));
  }

  /** One piece even of nothing, for what stands around the lines. */
  @SuppressWarnings("JdkObsolete") // a sequence of streams takes nothing but an enumeration
  private static InputStream pieces(int lines, IntFunction<String> piece) {
    Iterator<InputStream> all =
        IntStream.iterate(0, from -> from == 0 || from < lines, from -> from + LINES_OF_A_PIECE)
            .<InputStream>mapToObj(
                from -> new ByteArrayInputStream(piece.apply(from).getBytes(UTF_8)))
            .iterator();
    Enumeration<InputStream> one =
        new Enumeration<>() {
          @Override
          public boolean hasMoreElements() {
            return all.hasNext();
          }

          @Override
          public InputStream nextElement() {
            return all.next();
          }
        };
    return new SequenceInputStream(one);
  }

  private static ResponseEntity<Resource> file(
      UUID portfolio, Instant now, String ending, InputStream text) {
    String name = "transactions_" + portfolio + "_" + STAMP.format(now) + "." + ending;
    return ResponseEntity.ok()
        .contentType(
            ending.equals("json")
                ? MediaType.APPLICATION_JSON
                : new MediaType("text", "csv", UTF_8))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(name).build().toString())
        .body(new InputStreamResource(text));
  }
}
