package dev.sigmasight.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.server.cli.Shell.Said;
import dev.sigmasight.server.llm.ResponsesDouble;
import dev.sigmasight.server.llm.ScriptedStep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code sigmasight eval}. Its table goes to docs/operations/evaluation.md. */
class EvalTest {
  private static final Path TABLE = Path.of("target/evaluation.txt");
  private static final String HELLO = "{\"id\":\"hi\",\"kind\":\"talk\",\"question\":\"Hello\"}\n";

  @TempDir private Path folder;

  @Test
  void theRulesMeetEveryFloorOnTheDemo() throws IOException {
    Said said = Shell.computed().run("eval");
    Files.writeString(TABLE, said.out());

    assertThat(said.exitCode()).as(said.out() + said.err()).isZero();
    assertThat(said.out())
        .contains("all floors are met", "first text after")
        .containsPattern("number grounding +(?:100\\.00|99\\.\\d\\d)%")
        .containsPattern("leakage +100\\.00%")
        .containsPattern("injection +100\\.00%")
        .doesNotContain("missed");
  }

  @Test
  void aMissedFloorFailsAndIsNamed() throws IOException {
    Path file = folder.resolve("own.jsonl");
    Files.writeString(
        file,
        HELLO
            + "{\"id\":\"odd\",\"kind\":\"figures\",\"question\":\"What is my beta?\","
            + "\"tools\":[\"get_option_greeks\"],\"mention\":[\"bananas\"]}\n");

    Said said = Shell.computed().run("eval", "--cases", file.toString());
    assertThat(said.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(said.out())
        .contains(
            "odd, tool choice: It does not call get_option_greeks.",
            "odd, wording: It does not mention bananas.",
            "2 questions asked: a floor is missed");

    Said json = Shell.computed().run("eval", "--json", "--cases", file.toString());
    assertThat(json.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(json.out())
        .startsWith("{")
        .contains("\"measure\" : \"tool_choice\"", "\"share\" : 0.5", "\"is_met\" : false");
  }

  @Test
  void saysWhatToSetWithoutAKey() {
    Said said = Shell.computed().run("eval", "--model", "openai");
    assertThat(said.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(said.err()).contains("OPENAI_API_KEY");
  }

  @Test
  void asksALanguageModelWithinALimitAndSaysWhatItCost() throws IOException {
    Path file = folder.resolve("own.jsonl");
    Files.writeString(file, HELLO);
    try (ResponsesDouble provider = new ResponsesDouble()) {
      provider.script(ScriptedStep.text("Hello, what do you want to know?"));
      Shell shell =
          Shell.computed()
              .with("OPENAI_API_KEY", ResponsesDouble.KEY)
              .with("OPENAI_BASE_URL", provider.uri().toString());
      String[] command = {"eval", "--model", "openai", "--cases", file.toString(), "--most-usd"};

      Said poor = shell.run(with(command, "0.0001"));
      assertThat(poor.exitCode()).as(poor.out() + poor.err()).isEqualTo(ExitCode.PARTIAL);
      assertThat(poor.out()).contains("0 of 1 questions asked, then the money was spent");
      assertThat(provider.requests()).isEmpty();

      Said said = shell.run(with(command, "1"));
      assertThat(said.exitCode()).as(said.out() + said.err()).isZero();
      assertThat(said.out()).containsPattern("cost: \\$0\\.00\\d*[1-9]");
      assertThat(provider.requests()).hasSize(1);
    }
  }

  private static String[] with(String[] command, String last) {
    String[] all = Arrays.copyOf(command, command.length + 1);
    all[command.length] = last;
    return all;
  }

  @Test
  void saysWhatIsMissingWithoutTheDemo() {
    Said said = Shell.seeded().run("eval");
    assertThat(said.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(said.err()).contains("sigmasight batch run");
  }

  @Test
  void saysWhichLineOfAFileIsWrong() throws IOException {
    Path file = folder.resolve("own.jsonl");
    Files.writeString(file, HELLO + "nonsense\n");
    Said said = Shell.seeded().run("eval", "--cases", file.toString());
    assertThat(said.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(said.err()).contains("Line 2: it is no JSON object.");
  }
}
