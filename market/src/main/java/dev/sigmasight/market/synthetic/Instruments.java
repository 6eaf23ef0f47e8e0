package dev.sigmasight.market.synthetic;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.sigmasight.market.price.CorporateAction.Split;
import dev.sigmasight.market.synthetic.Instrument.Dividends;
import dev.sigmasight.market.synthetic.Instrument.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.StringTokenizer;
import java.util.TreeMap;

/** The symbols with invented prices, from {@code instruments.csv}. */
final class Instruments {

  private static final String RESOURCE = "instruments.csv";

  private Instruments() {}

  static Map<String, Instrument> load() {
    Map<String, Instrument> instruments = new TreeMap<>();
    try (InputStream content =
            Objects.requireNonNull(Instruments.class.getResourceAsStream(RESOURCE), RESOURCE);
        CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(content)) {
      for (NamedCsvRecord row : rows) {
        Instrument instrument = instrument(row);
        instruments.put(instrument.symbol(), instrument);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return instruments;
  }

  private static Instrument instrument(NamedCsvRecord row) {
    return new Instrument(
        row.getField("symbol"),
        Kind.valueOf(row.getField("kind")),
        row.getField("sector"),
        number(row, "market_beta"),
        loadings(row.getField("loadings")),
        number(row, "idiosyncratic_volatility"),
        dividends(row),
        (long) number(row, "average_volume"),
        new BigDecimal(row.getField("close_2025_06_30")),
        split(row));
  }

  private static Map<Factor, Double> loadings(String text) {
    Map<Factor, Double> loadings = new EnumMap<>(Factor.class);
    StringTokenizer tokens = new StringTokenizer(text, " :");
    while (tokens.hasMoreTokens()) {
      Factor factor = Factor.valueOf(tokens.nextToken());
      loadings.put(factor, Double.valueOf(tokens.nextToken()));
    }
    return loadings;
  }

  private static Dividends dividends(NamedCsvRecord row) {
    int perYear = (int) number(row, "dividends_per_year");
    return perYear == 0
        ? Dividends.NONE
        : new Dividends(
            number(row, "dividend_yield"),
            perYear,
            (int) number(row, "first_ex_month"),
            (int) number(row, "ex_day"));
  }

  private static Optional<Split> split(NamedCsvRecord row) {
    String on = row.getField("split_on");
    return on.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Split(
                LocalDate.parse(on),
                new BigDecimal(row.getField("split_new")),
                new BigDecimal(row.getField("split_old"))));
  }

  /** 0 when the cell is empty. */
  private static double number(NamedCsvRecord row, String column) {
    String cell = row.getField(column);
    return cell.isEmpty() ? 0 : Double.parseDouble(cell);
  }
}
