package dev.sigmasight.server.stage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.kernel.PortfolioId;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DueTest {
  private static final PortfolioId ONE = new PortfolioId(new UUID(0, 1));
  private static final PortfolioId OTHER = new PortfolioId(new UUID(0, 2));
  private static final LocalDate MONDAY = LocalDate.of(2026, 1, 5);
  private static final LocalDate TUESDAY = MONDAY.plusDays(1);
  private static final LocalDate WEDNESDAY = MONDAY.plusDays(2);

  private static Due due() {
    LinkedHashMap<PortfolioId, List<LocalDate>> due = new LinkedHashMap<>();
    due.put(ONE, List.of(MONDAY, TUESDAY, WEDNESDAY));
    due.put(OTHER, List.of(WEDNESDAY));
    return new Due(due);
  }

  @Test
  void comesAFewSessionsAtATime() {
    assertThat(due().windows(2))
        .extracting(Due::sessions)
        .containsExactly(
            new LinkedHashMap<>(Map.of(ONE, List.of(MONDAY, TUESDAY))),
            new LinkedHashMap<>(Map.of(ONE, List.of(WEDNESDAY), OTHER, List.of(WEDNESDAY))));
  }

  @Test
  void leavesPortfoliosOut() {
    assertThat(due().except(Set.of(ONE)).sessions()).containsOnlyKeys(OTHER);
    assertThat(due().except(Set.of(ONE, OTHER)).isEmpty()).isTrue();
  }
}
