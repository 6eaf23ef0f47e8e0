package dev.sigmasight.server.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sigmasight.server.llm.Reply.Usage;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PriceTableTest {
  private static final PriceTable TABLE = PriceTable.shipped();

  @TempDir private Path folder;

  private Path file(String json) throws IOException {
    return Files.writeString(folder.resolve("prices.json"), json);
  }

  /** By hand: 900,000 x 0.25 + 100,000 x 0.025 + 50,000 x 2.00, for a million each. */
  @Test
  void chargesInputCachedInputAndOutput() {
    assertThat(TABLE.costOf("gpt-5-mini", new Usage(1_000_000, 100_000, 50_000, 40_000, false)))
        .hasValue(new BigDecimal("0.327500"));
  }

  @Test
  void knowsDatedEditionsByTheirModel() {
    Usage usage = new Usage(2_000, 0, 10, 0, false);

    assertThat(TABLE.costOf("gpt-5-mini-2025-08-07", usage))
        .isEqualTo(TABLE.costOf("gpt-5-mini", usage))
        .hasValue(new BigDecimal("0.000520"));
  }

  @Test
  void doesNotInventPrices() {
    assertThat(TABLE.costOf("llama3.2", new Usage(1, 0, 1, 0, false))).isEmpty();
    assertThat(TABLE.mostCost(List.of("llama3.2"), Desk.asking("Hi"))).isEmpty();
  }

  /** By hand: 11 characters are 3 tokens, twice that for safety, and 800 of output. */
  @Test
  void reservesTheMostThatACallCanCostWithTheDearestModel() {
    assertThat(TABLE.mostCost(List.of("gpt-5-mini", "gpt-5", "unknown"), Desk.asking("Hi")))
        .hasValue(new BigDecimal("0.008008"));
  }

  @Test
  void saysOfWhichDayItsPricesAre() {
    assertThat(TABLE.version()).isEqualTo("2026-11");
    assertThat(TABLE.asOf()).isEqualTo("2026-11-05");
    assertThat(TABLE.prices()).containsKeys("gpt-5-mini", "text-embedding-3-small");
  }

  @Test
  void takesTheOperatorsPricesFirst() throws IOException {
    PriceTable table =
        PriceTable.shippedWith(
            file(
                """
                {"version": "ours", "as_of": "2026-12-01",
                 "models": {"gpt-5-mini": {"input": 1, "output": 3}}}
                """));

    assertThat(table.costOf("gpt-5-mini", new Usage(1_000_000, 500_000, 1_000_000, 0, false)))
        .hasValue(new BigDecimal("4.000000"));
    assertThat(table.prices()).containsKey("gpt-5");
    assertThat(table.version()).isEqualTo("ours");
  }

  @Test
  void refusesFilesThatAreNoTable() throws IOException {
    assertThatThrownBy(() -> PriceTable.shippedWith(folder.resolve("none.json")))
        .hasMessageContaining("none.json cannot be read");
    for (String wrong :
        List.of(
            "[]",
            "no json",
            "{\"as_of\": \"soon\"}",
            "{\"as_of\": \"2026-12-01\", \"models\": {\"m\": {\"input\": 1}}}",
            "{\"as_of\": \"2026-12-01\", \"models\": {\"m\": {\"input\": -1, \"output\": 1}}}")) {
      Path file = file(wrong);

      assertThatThrownBy(() -> PriceTable.shippedWith(file))
          .as(wrong)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
