package dev.sigmasight.server.data;

import dev.sigmasight.server.coredb.CoreDb;
import dev.sigmasight.server.data.Bars.Bar;
import dev.sigmasight.server.marketdata.PriceOrigin;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Old prices in the units of today. */
@Component
class Splits {
  private final CoreDb db;

  Splits(CoreDb db) {
    this.db = db;
  }

  /**
   * @param oldPerNew old shares for one new share
   * @param invented whether it belongs to invented prices
   */
  private record Split(LocalDate on, BigDecimal oldPerNew, boolean invented) {}

  /** Splits by symbol. */
  static final class Known {
    private final Map<String, List<Split>> bySymbol;

    private Known(Map<String, List<Split>> bySymbol) {
      this.bySymbol = bySymbol;
    }

    /** The close of one session in the units of a later one. */
    BigDecimal close(String symbol, Bar then, Bar now) {
      boolean invented = isInvented(now.source());
      BigDecimal close = then.close();
      for (Split split : bySymbol.getOrDefault(symbol, List.of())) {
        if (split.on().isAfter(then.date())
            && !split.on().isAfter(now.date())
            && split.invented() == invented) {
          close = close.multiply(split.oldPerNew(), MathContext.DECIMAL128);
        }
      }
      return close;
    }
  }

  /** Those of some symbols since a day. */
  Known since(Collection<String> symbols, LocalDate from) {
    Map<String, List<Split>> splits = new HashMap<>();
    db.sql(
            """
            select symbol, ex_date, split_numerator, split_denominator, source from corporate_action
            where symbol = any (:symbols) and kind = 'SPLIT' and ex_date >= :from
            """)
        .param("symbols", symbols.toArray(String[]::new))
        .param("from", from)
        .query(
            row -> {
              splits.merge(
                  row.getString("symbol"),
                  List.of(
                      new Split(
                          row.getObject("ex_date", LocalDate.class),
                          row.getBigDecimal("split_denominator")
                              .divide(row.getBigDecimal("split_numerator"), MathContext.DECIMAL128),
                          isInvented(row.getString("source")))),
                  Splits::joined);
            });
    return new Known(splits);
  }

  private static List<Split> joined(List<Split> some, List<Split> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
  }

  /** Whether no market made a price of this source. */
  static boolean isInvented(String source) {
    return PriceOrigin.of(source).map(PriceOrigin::isInvented).orElse(false);
  }
}
