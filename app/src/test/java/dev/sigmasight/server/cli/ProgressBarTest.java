package dev.sigmasight.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.server.stage.Phase;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ProgressBarTest {
  private final StringWriter text = new StringWriter();

  private ProgressBar bar(boolean moves) {
    return new ProgressBar(new PrintWriter(text), moves);
  }

  @Test
  void printsALinePerPhaseWhereNobodyWatches() {
    ProgressBar bar = bar(false);
    bar.progress(Phase.PRICES, 0, 2);
    bar.progress(Phase.PRICES, 1, 2);
    bar.progress(Phase.PRICES, 2, 2);
    bar.progress(Phase.PRICES, 2, 2);
    bar.progress(Phase.RISK, 0, 0);
    bar.progress(Phase.RISK, 0, 0);

    assertThat(text.toString().lines())
        .satisfiesExactly(
            line -> assertThat(line).contains("PRICES", "2 of 2"),
            line -> assertThat(line).contains("RISK", "nothing to do"));
  }

  @Test
  void movesOneLineWhereSomebodyWatches() {
    ProgressBar bar = bar(true);
    bar.progress(Phase.RISK, 0, 4);
    bar.progress(Phase.RISK, 4, 4);

    assertThat(text.toString())
        .startsWith("\r")
        .contains("[............................]")
        .contains("[############################]")
        .containsOnlyOnce(System.lineSeparator());
  }
}
