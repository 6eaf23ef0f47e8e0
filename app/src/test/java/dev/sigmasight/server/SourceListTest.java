package dev.sigmasight.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class SourceListTest {
  private static final SourceList<String> SOURCES =
      new SourceList<String>()
          .with("a", Optional.of("A"))
          .with("b", Optional.of("B"))
          .with("c", Optional.empty());

  @Test
  void keepsTheOrderOfTheSetting() {
    assertThat(SOURCES.inOrder("x", " b, ,a,b")).containsExactly("B", "A");
    assertThat(SOURCES.inOrder("x", "")).isEmpty();
  }

  @Test
  void leavesOutWhatIsSwitchedOffOrLacksItsKey() {
    assertThat(SOURCES.inOrder("x", "c,a")).containsExactly("A");
  }

  @Test
  void refusesANameThatNobodyHas() {
    assertThatThrownBy(() -> SOURCES.inOrder("sigmasight.x.sources", "bloomberg"))
        .isInstanceOf(StartRefused.class)
        .hasMessage("sigmasight.x.sources: there is no source \"bloomberg\"; there is: a, b, c.");
  }
}
