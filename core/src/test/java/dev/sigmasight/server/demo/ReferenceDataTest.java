package dev.sigmasight.server.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.server.CoreContext;
import dev.sigmasight.server.coredb.CoreDb;
import java.math.BigDecimal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What every installation has after its migration, demo or not. */
class ReferenceDataTest {
  private static CoreContext core;

  @BeforeAll
  static void migrate() {
    core = CoreContext.at(Demo.NOW);
  }

  @AfterAll
  static void close() {
    core.close();
  }

  private static int count(String of) {
    return core.get(CoreDb.class).sql("select count(*) from " + of).query(Integer.class).single();
  }

  @Test
  void definesThirteenFactorsEightOfThemCore() {
    assertThat(count("factor_definition")).isEqualTo(13);
    assertThat(count("factor_definition where core")).isEqualTo(8);
    assertThat(count("factor_definition where factor_type = 'spread' and short_proxy <> proxy"))
        .isEqualTo(4);
  }

  @Test
  void describesTwentyTwoScenariosNineteenOfThemActive() {
    assertThat(count("stress_scenario")).isEqualTo(22);
    assertThat(count("stress_scenario where active")).isEqualTo(19);
    assertThat(count("stress_scenario where not active and period_from < period_to")).isEqualTo(3);
  }

  @Test
  void shocksOnlyFactorsThatAreDefined() {
    assertThat(
            core.get(CoreDb.class)
                .sql(
                    """
                    select distinct shock from stress_scenario, jsonb_object_keys(shocks) as shock
                    where shock not in (select code from factor_definition)
                    """)
                .query(String.class)
                .list())
        .isEmpty();
  }

  @Test
  void weighsTheSectorsOfTheBenchmark() {
    assertThat(
            core.get(CoreDb.class)
                .sql(
                    """
                    select sum(weight) from benchmarks_sector_weights
                    where benchmark_code = 'SP500' and as_of = date '2025-10-17'
                    """)
                .query(BigDecimal.class)
                .single())
        .isEqualByComparingTo("1");
  }
}
