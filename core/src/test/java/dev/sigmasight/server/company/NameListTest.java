package dev.sigmasight.server.company;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NameListTest {
  private static final Set<String> KNOWN = Set.of("Oil, Gas & Coal", "Oil", "Software");

  private static List<String> of(String... values) {
    return Objects.requireNonNull(NameList.of(values, KNOWN));
  }

  @Test
  void commasSeparateNamesAndBelongToSome() {
    assertThat(of("Software,Oil")).containsExactly("Software", "Oil");
    assertThat(of("Oil, Gas & Coal")).containsExactly("Oil, Gas & Coal");
    assertThat(of("Software,Oil, Gas & Coal, Odd"))
        .containsExactly("Software", "Oil, Gas & Coal", "Odd");
    assertThat(of("Oil", "Odd, too")).containsExactly("Oil", "Odd", "too");
  }

  @Test
  void nothingSaidIsNoList() {
    assertThat(NameList.of(null, KNOWN)).isNull();
  }
}
