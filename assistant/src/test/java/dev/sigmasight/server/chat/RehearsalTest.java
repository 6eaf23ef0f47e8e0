package dev.sigmasight.server.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.server.offline.RuleBasedModel;
import dev.sigmasight.server.tool.Cited;
import dev.sigmasight.server.tool.RecordedFacts;
import dev.sigmasight.server.tool.Toolbox;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A rehearsal goes the way of a turn, from the question to the checked answer. */
class RehearsalTest {

  @Test
  void answersWithTheToolsAndTheChecksOfATurn() throws InterruptedException {
    RecordedFacts facts = new RecordedFacts();

    Cited cited =
        new Rehearsal(new RuleBasedModel())
            .ask(
                new Toolbox(facts, Optional.empty())
                    .open(RecordedFacts.OWNER, Set.of(RecordedFacts.FIRST)),
                "What is my portfolio risk?");

    assertThat(cited.text()).contains("Volatility.", "Value at risk.", "Scenarios.");
    assertThat(cited.citations()).hasSizeGreaterThan(5);
    assertThat(cited.unsourced()).isEmpty();
    assertThat(facts.asked).hasSizeGreaterThan(5);
  }
}
