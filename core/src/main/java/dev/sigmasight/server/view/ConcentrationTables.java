package dev.sigmasight.server.view;

import dev.sigmasight.server.analytics.HoldingViews.SectorData;
import dev.sigmasight.server.view.Numbers.Beside;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** How concentrated something is, and its sectors beside those of the benchmark. */
record ConcentrationTables(Numbers numbers) {
  private static final String NO_BENCHMARK = "It is no sector of the benchmark, or none is known.";

  /** Single figures; null is unknown. */
  record Figures(
      @Nullable BigDecimal hhi,
      @Nullable BigDecimal effective,
      int issuers,
      int positions,
      @Nullable BigDecimal top3,
      @Nullable BigDecimal top10) {}

  void add(Page page, Figures shown) {
    page.figure("hhi", of("index", shown.hhi()));
    page.figure("effective_num_positions", of("count", shown.effective()));
    page.figure("issuers", numbers.count(shown.issuers(), Method.CONCENTRATION));
    page.figure("positions", numbers.count(shown.positions(), Method.CONCENTRATION));
    page.figure("top_3", of("ratio", shown.top3()));
    page.figure("top_10", of("ratio", shown.top10()));
  }

  private ViewNumber of(String unit, @Nullable BigDecimal value) {
    return numbers.of(unit, value, Method.CONCENTRATION, "Nothing is held.", Beside.NOTHING);
  }

  /**
   * What sectors are compared with.
   *
   * @param source where its weights come from
   */
  record Compared(@Nullable String name, @Nullable LocalDate asOf, @Nullable String source) {}

  private static @Nullable String text(@Nullable LocalDate day) {
    return day == null ? null : day.toString();
  }

  /** Sectors; nothing if none are known. */
  void add(Page page, @Nullable SectorData sectors, Compared benchmark) {
    if (sectors == null) {
      return;
    }
    page.figure(
        "active_share",
        numbers.of(
            "ratio",
            sectors.activeShare(),
            Method.CONCENTRATION,
            "No weights of the benchmark are known.",
            Beside.NOTHING));
    page.figure(
        "unclassified_value", numbers.money(sectors.unclassifiedValue(), Method.CONCENTRATION));
    page.table(
        "sectors",
        sectors.portfolioWeights().keySet().stream()
            .map(
                sector ->
                    new Page.Row(sector)
                        .text("benchmark", benchmark.name())
                        .text("benchmark_as_of", text(benchmark.asOf()))
                        .text("benchmark_source", benchmark.source())
                        .number(
                            "positions",
                            numbers.count(
                                sectors.positionsBySector().getOrDefault(sector, 0),
                                Method.CONCENTRATION))
                        .number("weight", ratio(sectors.portfolioWeights().get(sector), null))
                        .number("gross_weight", ratio(sectors.grossWeights().get(sector), null))
                        .number(
                            "benchmark_weight",
                            ratio(sectors.benchmarkWeights().get(sector), NO_BENCHMARK))
                        .number(
                            "active_weight",
                            ratio(sectors.overUnderweight().get(sector), NO_BENCHMARK))
                        .done())
            .toList());
  }

  /** A weight. */
  ViewNumber ratio(@Nullable BigDecimal weight, @Nullable String why) {
    return numbers.of(
        "ratio",
        weight,
        Method.CONCENTRATION,
        why == null ? "NAV is not positive." : why,
        Beside.NOTHING);
  }
}
