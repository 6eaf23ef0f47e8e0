package dev.sigmasight.quant.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sigmasight.quant.Estimate;
import dev.sigmasight.quant.Golden;
import dev.sigmasight.quant.Verification;
import dev.sigmasight.quant.ledger.Transaction.CashFlow;
import dev.sigmasight.quant.ledger.Transaction.Dividend;
import dev.sigmasight.quant.ledger.Transaction.Fee;
import dev.sigmasight.quant.ledger.Transaction.Split;
import dev.sigmasight.quant.ledger.Transaction.Trade;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Days rolled forward against figures of an independent double-entry ledger. */
class RollForwardGoldenTest {
  private static final Golden GOLDEN = Golden.file("pnl_rollforward.json");

  private static final Verification ROLL_FORWARD =
      Verification.absolute(
          "pnl_rollforward.json",
          "NAV, cash, profit and loss and its parts by day",
          "exact decimal ledger",
          "independent double-entry ledger in doubles",
          1e-9);

  private static final LocalDate DAY_0 = LocalDate.of(2025, 3, 3);
  private static final Instrument SHARE = Instrument.share("XYZ");

  @Test
  void rollsSixDaysForward() {
    JsonNode example = GOLDEN.one("six_day_ledger");
    JsonNode inputs = example.get("inputs");
    JsonNode days = example.get("expected").get("days");
    Close close = Close.beforeTheFirst(LotMethod.AVERAGE_COST);
    double index = 1;
    BigDecimal cumulative = BigDecimal.ZERO;
    for (int i = 0; i < days.size(); i++) {
      JsonNode expected = days.get(i);
      LocalDate date = LocalDate.parse(expected.get("date").asString());
      List<Transaction> transactions = events(inputs, date);
      if (i == 0) {
        transactions.add(new CashFlow(date, inputs.get("opening_cash").decimalValue()));
      }
      var day = (DayResult.Valued) RollForward.day(close, date, transactions, prices(inputs, i));
      close = day.close();
      cumulative = cumulative.add(day.pnl().total());
      index *= 1 + ((Estimate.Of) day.dailyReturn()).value();
      same("six_day_ledger", close.cash(), expected, "cash");
      same("six_day_ledger", close.nav(), expected, "nav");
      same("six_day_ledger", day.pnl().holding(), expected, "holding_pnl");
      same("six_day_ledger", day.pnl().trading(), expected, "trading_pnl");
      same("six_day_ledger", day.pnl().income(), expected, "income");
      same("six_day_ledger", day.pnl().fees(), expected, "fees");
      same("six_day_ledger", day.pnl().total(), expected, "daily_pnl");
      same("six_day_ledger", day.realised().total(), expected, "realized_pnl_vs_average_cost");
      same("six_day_ledger", close.unrealised().total(), expected, "unrealized_pnl");
      same("six_day_ledger", cumulative, expected, "cumulative_pnl");
      same(
          "six_day_ledger",
          close.book().totals().realised().total(),
          expected,
          "cumulative_realized_pnl");
      same("six_day_ledger", close.book().quantity("XYZ"), expected.get("quantities"), "XYZ");
      same("six_day_ledger", close.book().quantity("OPT"), expected.get("quantities"), "OPT");
      same(
          "six_day_ledger", day.opening() ? BigDecimal.ZERO : day.flow(), expected, "capital_flow");
      same("six_day_ledger", new BigDecimal(index), expected, "twr_index");
      assertThat(day.dailyReturn())
          .isInstanceOfSatisfying(
              Estimate.Of.class,
              of ->
                  assertThat(of.value())
                      .isCloseTo(
                          expected.get("daily_return_end_of_day_flow").doubleValue(),
                          within(1e-15)));
    }
  }

  @Test
  void countsTheGainOfASaleOnce() {
    JsonNode example = GOLDEN.one("close_double_count_minimal");
    JsonNode inputs = example.get("inputs");
    BigDecimal quantity = inputs.get("qty").decimalValue();
    JsonNode closes = inputs.get("closes");
    Close close = Close.beforeTheFirst(LotMethod.FIFO);
    BigDecimal total = BigDecimal.ZERO;
    for (int i = 0; i < closes.size(); i++) {
      LocalDate date = DAY_0.plusDays(i);
      List<Transaction> transactions =
          switch (i) {
            case 0 -> List.of(Trade.open(date, SHARE, quantity, closes.get(0).decimalValue()));
            case 2 ->
                List.of(
                    Trade.close(
                        date, SHARE, quantity.negate(), inputs.get("sell_price").decimalValue()));
            default -> List.of();
          };
      var day = (DayResult.Valued) RollForward.day(close, date, transactions, xyz(closes.get(i)));
      close = day.close();
      total = total.add(day.pnl().total());
    }
    same("close_double_count_minimal", total, example.get("expected"), "total_pnl");
  }

  @Test
  void keepsTheProfitOfMissedDays() {
    JsonNode example = GOLDEN.one("missed_days_gap");
    JsonNode inputs = example.get("inputs");
    JsonNode closes = inputs.get("closes");
    Book book =
        Book.empty(LotMethod.FIFO)
            .after(
                List.of(
                    Trade.open(
                        DAY_0,
                        SHARE,
                        inputs.get("qty").decimalValue(),
                        closes.get(0).decimalValue())));
    Close close = Close.of(DAY_0, book, xyz(closes.get(0)));
    var day =
        (DayResult.Valued) RollForward.day(close, DAY_0.plusDays(3), List.of(), xyz(closes.get(3)));
    same("missed_days_gap", day.pnl().total(), example.get("expected"), "pnl_since_last_snapshot");
  }

  @Test
  void aSplitIsNoProfit() {
    JsonNode example = GOLDEN.one("split_2_for_1");
    JsonNode inputs = example.get("inputs");
    BigDecimal before = inputs.get("close_before").decimalValue();
    Book book =
        Book.empty(LotMethod.FIFO)
            .after(
                List.of(Trade.open(DAY_0, SHARE, inputs.get("qty_before").decimalValue(), before)));
    Close close = Close.of(DAY_0, book, Map.of("XYZ", before));
    LocalDate exDate = DAY_0.plusDays(1);
    var day =
        (DayResult.Valued)
            RollForward.day(
                close,
                exDate,
                List.of(
                    new Split(
                        exDate, "XYZ", inputs.get("split_ratio").decimalValue(), BigDecimal.ONE)),
                xyz(inputs.get("close_after")));
    same("split_2_for_1", day.pnl().total(), example.get("expected"), "pnl");
    assertThat(day.close().book().quantity("XYZ")).isEqualByComparingTo("100");
  }

  private static List<Transaction> events(JsonNode inputs, LocalDate date) {
    List<Transaction> transactions = new ArrayList<>();
    for (JsonNode event : inputs.get("events").path(date.toString())) {
      transactions.add(
          switch (event.get(0).asString()) {
            case "trade" -> trade(inputs, date, event);
            case "dividend" ->
                new Dividend(date, event.get(1).asString(), event.get(2).decimalValue());
            case "flow" -> new CashFlow(date, event.get(1).decimalValue());
            case "fee" -> new Fee(date, event.get(1).decimalValue());
            default -> throw new IllegalStateException(event.toString());
          });
    }
    return transactions;
  }

  private static Trade trade(JsonNode inputs, LocalDate date, JsonNode event) {
    String id = event.get(1).asString();
    var instrument = new Instrument(id, inputs.get("multipliers").get(id).decimalValue());
    return Trade.net(date, instrument, event.get(2).decimalValue(), event.get(3).decimalValue());
  }

  private static Map<String, BigDecimal> prices(JsonNode inputs, int day) {
    Map<String, BigDecimal> prices = new HashMap<>();
    inputs
        .get("closes")
        .properties()
        .forEach(entry -> prices.put(entry.getKey(), entry.getValue().get(day).decimalValue()));
    return prices;
  }

  private static Map<String, BigDecimal> xyz(JsonNode price) {
    return Map.of("XYZ", price.decimalValue());
  }

  private static void same(String example, BigDecimal actual, JsonNode expected, String name) {
    ROLL_FORWARD.same(example, actual.doubleValue(), expected, name);
  }
}
