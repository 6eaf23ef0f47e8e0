package dev.sigmasight.quant.sector;

import static dev.sigmasight.quant.Figures.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sigmasight.quant.Golden;
import dev.sigmasight.quant.Verification;
import dev.sigmasight.quant.sector.SectorPosition.Company;
import dev.sigmasight.quant.sector.SectorPosition.Fund;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SectorGoldenTest {
  private static final LocalDate DAY = LocalDate.of(2025, 6, 30);
  private static final String ID = "sector_net_gross_lookthrough";

  private static final Verification SECTORS =
      Verification.relative(
          "concentration_sector.json",
          "sector weights, active share",
          "funds looked through, cash as a line",
          "Python",
          1e-12);

  @Test
  void looksThroughTheFund() {
    JsonNode example = Golden.file("concentration_sector.json").one(ID);
    JsonNode in = example.get("inputs");
    JsonNode expected = example.get("expected");
    SectorWeights benchmark = SectorWeights.benchmark(DAY, weights(in.get("benchmark_weights")));
    List<SectorPosition> positions = new ArrayList<>();
    for (JsonNode position : in.get("positions")) {
      String sector = position.get("sector").asString();
      SectorPosition.Holding holding =
          sector.startsWith("ETF")
              ? new Fund(benchmark)
              : new Company(Sector.named(sector).orElseThrow());
      double amount = position.get("market_value").doubleValue();
      positions.add(new SectorPosition(sector, amount, holding));
    }
    SectorTable table = SectorTable.of(positions, in.get("equity").doubleValue());
    double active = 0;
    for (Sector sector : Sector.values()) {
      SectorLine line = new SectorLine.Of(sector);
      SECTORS.same(
          ID, table.netWeight(line), expected.get("net_weights_of_equity"), sector.title());
      SECTORS.same(
          ID, table.activeWeight(line, benchmark), expected.get("active_weights"), sector.title());
      active += value(table.activeWeight(line, benchmark));
    }
    SECTORS.same(ID, table.netWeight(SectorLine.Other.CASH), expected, "cash_weight");
    SECTORS.same(ID, table.activeShare(benchmark), expected, "active_share");
    assertThat(active + value(table.netWeight(SectorLine.Other.CASH))).isCloseTo(0, within(1e-15));
  }

  private static Map<Sector, Double> weights(JsonNode named) {
    Map<Sector, Double> weights = new EnumMap<>(Sector.class);
    named
        .properties()
        .forEach(
            e -> weights.put(Sector.named(e.getKey()).orElseThrow(), e.getValue().doubleValue()));
    return weights;
  }
}
