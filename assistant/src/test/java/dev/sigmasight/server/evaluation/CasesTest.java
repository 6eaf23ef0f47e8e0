package dev.sigmasight.server.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sigmasight.server.evaluation.Case.Kind;
import dev.sigmasight.server.llm.ToolDefinition;
import dev.sigmasight.server.tool.RecordedFacts;
import dev.sigmasight.server.tool.Toolbox;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CasesTest {

  @Test
  void theShippedQuestionsAreOfEveryKindAndWantEveryTool() {
    List<Case> shipped = Cases.shipped();
    assertThat(shipped).hasSizeGreaterThanOrEqualTo(80);
    assertThat(shipped.stream().map(Case::kind)).contains(Kind.values());

    Set<String> wanted = new HashSet<>();
    for (Case each : shipped) {
      each.expected().tools().forEach(one -> wanted.addAll(List.of(one.split("\\|", -1))));
      each.expected().may().stream().filter(one -> !one.equals(Case.ANY)).forEach(wanted::add);
    }
    Set<String> tools =
        new Toolbox(new RecordedFacts(), Optional.empty())
            .open(RecordedFacts.OWNER, Set.of()).definitions().stream()
                .map(ToolDefinition::name)
                .collect(Collectors.toSet());
    assertThat(wanted).isEqualTo(tools);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '\0',
      textBlock =
          """
          {"id":"a";Line 2: it is no JSON object.
          {"id":"a","kind":"talk"};Line 2: question is missing.
          {"kind":"talk","question":"Hi"};Line 2: id is missing.
          {"id":"a","kind":"chat","question":"Hi"};Line 2: the kind chat is not known.
          {"id":"a","kind":"talk","question":"Hi","tool":"x"};Line 2: the member tool is not known.
          {"id":"one","kind":"talk","question":"Hi"};Line 2: the id one is there twice.
          """)
  void saysWhichLineIsWrong(String line, String message) {
    String good = "{\"id\":\"one\",\"kind\":\"talk\",\"question\":\"Hello\"}\n";
    assertThat(Cases.read("# greetings\n\n" + good)).hasSize(1);
    assertThatThrownBy(() -> Cases.read(good + line)).hasMessage(message);
  }

  @Test
  void noQuestionsAreRefused() {
    assertThatThrownBy(() -> Cases.read("\n")).hasMessage("There is no question in it.");
  }
}
