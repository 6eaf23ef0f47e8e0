package dev.sigmasight.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PoolTest {

  @Test
  void pinsTheDefaults() {
    assertThat(Pool.core())
        .isEqualTo(
            new Pool(
                20,
                Duration.ofSeconds(5),
                Duration.ofSeconds(20),
                Duration.ofSeconds(10),
                Duration.ofMinutes(30),
                Duration.ofMinutes(2),
                "sigmasight-core"));
    assertThat(Pool.ai())
        .isEqualTo(
            new Pool(
                10,
                Duration.ofSeconds(1),
                Duration.ofSeconds(20),
                Duration.ofSeconds(10),
                Duration.ofMinutes(30),
                Duration.ofMinutes(2),
                "sigmasight-ai"));
  }

  @Test
  void refusesAPoolWithoutConnections() {
    assertThatThrownBy(() -> Pool.core().withMaxConnections(0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
