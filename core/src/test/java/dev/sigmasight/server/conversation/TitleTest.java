package dev.sigmasight.server.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TitleTest {

  @Test
  void isTheQuestionOnOneLine() {
    assertThat(Title.of("  How risky\n is  this? ")).isEqualTo("How risky is this?");
  }

  @Test
  void isCutBetweenWords() {
    String question = "What would happen to my portfolio if the market fell by twenty percent?";

    assertThat(Title.of(question))
        .isEqualTo("What would happen to my portfolio if the market fell by…")
        .hasSizeLessThanOrEqualTo(60);
  }

  @Test
  void cutsAWordThatIsTooLongButNoCharacter() {
    assertThat(Title.of("\ud83d\ude00".repeat(61))).isEqualTo("\ud83d\ude00".repeat(59) + "…");
  }
}
