package dev.sigmasight.server.risk;

import dev.sigmasight.quant.sector.Sector;
import dev.sigmasight.quant.sector.SectorWeights;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the companies held: sectors, funds, betas of the provider, and the benchmark.
 *
 * @param benchmarks weights by sector as they were published, in any order
 */
record Companies(
    Map<String, Sector> sectors,
    Set<String> funds,
    Map<String, Double> providerBetas,
    List<SectorWeights> benchmarks) {

  Optional<Sector> sector(String symbol) {
    return Optional.ofNullable(sectors.get(symbol));
  }

  boolean isFund(String symbol) {
    return funds.contains(symbol);
  }

  @Nullable Double providerBeta(String symbol) {
    return providerBetas.get(symbol);
  }

  Optional<SectorWeights> benchmark(LocalDate day) {
    return SectorWeights.newest(benchmarks, day);
  }
}
