package dev.sigmasight.server.marketdata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.market.price.CorporateAction;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PricesTest {
  private static final LocalDate FRIDAY = LocalDate.of(2025, 1, 3);
  private static final LocalDate MONDAY = LocalDate.of(2025, 1, 6);
  private static final LocalDate TUESDAY = LocalDate.of(2025, 1, 7);

  private final MarketDb market = MarketDb.fresh();

  @AfterEach
  void close() {
    market.close();
  }

  @Test
  void loadsPricesAndActionsOfSomeSymbolsOverSomeDays() throws IOException {
    market.imported(
        """
        symbol,date,close,adjusted_close
        A,2025-01-03,100,50
        A,2025-01-06,60,
        A,2025-01-07,66,
        B,2025-01-03,20,
        B,2025-01-06,21,
        C,2025-01-06,30,
        """);
    market
        .db()
        .sql(
            """
            insert into corporate_action (symbol, ex_date, kind, amount_per_share, split_numerator,
              split_denominator, source)
            values ('A', '2025-01-06', 'SPLIT', null, 2, 1, 'fmp'),
              ('B', '2025-01-06', 'DIVIDEND', 1, null, null, 'fmp'),
              ('B', '2025-01-07', 'DIVIDEND', 1, null, null, 'fmp')
            """)
        .update();

    PriceHistory history = market.prices().load(List.of("B", "A", "B", "Z"), FRIDAY, MONDAY);

    assertThat(history.symbols()).containsExactly("A", "B");
    assertThat(history.on("A", FRIDAY))
        .contains(new Quote(new BigDecimal("100.00000000"), FRIDAY, "csv", true));
    assertThat(history.on("A", TUESDAY)).isEmpty();
    assertThat(history.totalReturns("A").values()).containsExactly(60.0 * 2 / 100 - 1);
    assertThat(history.totalReturns("B").values()).containsExactly((21.0 + 1) / 20 - 1);
    assertThat(history.actions("B", LocalDate.MIN, LocalDate.MAX))
        .singleElement()
        .satisfies(
            action -> {
              assertThat(action.id()).isPositive();
              assertThat(action.terms())
                  .isEqualTo(new CorporateAction.Dividend(MONDAY, new BigDecimal("1.00000000")));
            });
    assertThat(history.origins()).containsExactly(PriceOrigin.CSV);
  }

  @Test
  void anEmptyCacheIsEmpty() {
    assertThat(market.prices().load(List.of("A"), FRIDAY, MONDAY).symbols()).isEmpty();
    assertThat(market.prices().load(List.of(), FRIDAY, MONDAY).origins()).isEmpty();
    assertThat(market.prices().freshness()).isEqualTo(new Freshness(Optional.empty(), 0, Map.of()));
  }

  @Test
  void freshnessCountsSymbolsByTheOriginOfTheirNewestPrice() throws IOException {
    PriceImport.Options options = PriceImport.Options.upTo(MarketDb.LAST_SESSION);
    market.imported("date,A,B,C\n2025-01-03,1,2,3\n", options.withOrigin(PriceOrigin.SYNTHETIC));
    market.imported("date,A\n2025-01-06,1\n");

    assertThat(market.prices().freshness())
        .isEqualTo(
            new Freshness(
                Optional.of(MONDAY), 3, Map.of(PriceOrigin.CSV, 1, PriceOrigin.SYNTHETIC, 2)));
  }
}
