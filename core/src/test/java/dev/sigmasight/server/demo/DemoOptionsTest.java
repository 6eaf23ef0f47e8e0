package dev.sigmasight.server.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.server.instrument.ExerciseStyle;
import dev.sigmasight.server.instrument.Instrument;
import dev.sigmasight.server.instrument.Instruments;
import dev.sigmasight.server.instrument.OptionTerms;
import dev.sigmasight.server.marketdata.PriceHistory;
import dev.sigmasight.server.marketdata.Prices;
import dev.sigmasight.server.valuation.MarkSource;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The eight options of the hedge fund after they were rolled. */
class DemoOptionsTest {
  private static Demo demo;

  @BeforeAll
  static void setUp() {
    demo = Demo.on(Demo.seededDatabase(), Demo.NOW);
  }

  @AfterAll
  static void close() {
    demo.close();
  }

  private static Stream<DemoPosition> options() {
    return DemoPosition.all().stream().filter(DemoPosition::isOption);
  }

  private static Instrument held(DemoPosition position) {
    long id =
        demo.db()
            .sql("select instrument_id from position where id = :id")
            .param("id", position.id().value())
            .query(Long.class)
            .single();
    return Objects.requireNonNull(demo.get(Instruments.class).byIds(List.of(id)).get(id));
  }

  private static BigDecimal spot(String symbol, LocalDate day) {
    PriceHistory history = demo.get(Prices.class).load(List.of(symbol), day, day);
    return history.on(symbol, day).orElseThrow().close();
  }

  @Test
  void areEight() {
    assertThat(options()).hasSize(8);
  }

  @ParameterizedTest
  @MethodSource("options")
  void keepRightUnderlyingQuantityAndMoneyness(DemoPosition documented) {
    OptionTerms terms = held(documented).option().orElseThrow();

    assertThat(terms.right()).isEqualTo(documented.contract().right());
    assertThat(terms.underlying()).isEqualTo(documented.underlying());
    assertThat(terms.expiry()).isEqualTo(LocalDate.of(2026, 7, 17));
    BigDecimal moneyness =
        documented
            .contract()
            .strike()
            .divide(spot(terms.underlying(), DemoPortfolio.ENTRY), MathContext.DECIMAL64);
    BigDecimal exact = moneyness.multiply(spot(terms.underlying(), Demo.SESSION));
    assertThat(terms.strike()).isEqualByComparingTo(OptionRoll.listed(exact));
  }

  @ParameterizedTest
  @MethodSource("options")
  void keepTheDocumentedTermsInTheNotes(DemoPosition documented) {
    String notes =
        demo.db()
            .sql("select notes from position where id = :id")
            .param("id", documented.id().value())
            .query(String.class)
            .single();

    assertThat(notes)
        .contains(documented.symbol())
        .contains(documented.contract().expiry().toString())
        .contains(Objects.requireNonNull(documented.documentedPremium()).toPlainString());
  }

  @ParameterizedTest
  @MethodSource("options")
  void comeInAtTheValueThatTheBatchUses(DemoPosition documented) {
    Instrument option = held(documented);
    BigDecimal mark =
        demo.get(MarkSource.class)
            .load(List.of(option), DemoPortfolio.ENTRY, DemoPortfolio.ENTRY)
            .on(option, DemoPortfolio.ENTRY)
            .orElseThrow()
            .price();

    var line =
        demo.db()
            .sql("select kind, quantity, price from ledger_transaction where position_id = :id")
            .param("id", documented.id().value())
            .query()
            .singleRow();

    assertThat(line).containsEntry("kind", "TRANSFER_IN");
    assertThat((BigDecimal) line.get("quantity")).isEqualByComparingTo(documented.quantity());
    assertThat((BigDecimal) line.get("price")).isEqualByComparingTo(mark);
  }

  @Test
  void onAnIndexAreEuropean() {
    assertThat(options().map(DemoOptionsTest::held))
        .allSatisfy(
            option -> {
              OptionTerms terms = option.option().orElseThrow();
              assertThat(terms.style())
                  .isEqualTo(
                      terms.underlying().equals("VIX")
                          ? ExerciseStyle.EUROPEAN
                          : ExerciseStyle.AMERICAN);
            });
  }
}
