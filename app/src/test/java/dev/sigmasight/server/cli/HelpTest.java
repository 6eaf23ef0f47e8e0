package dev.sigmasight.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Every command explains itself. */
class HelpTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private static CommandLine line(PrintWriter out, PrintWriter err) {
    return Cli.of(Surroundings.of(Map.of()), out, err);
  }

  private int run(String... arguments) {
    return line(new PrintWriter(out, true), new PrintWriter(err, true)).execute(arguments);
  }

  private static Stream<String> commands() {
    List<String> names = new ArrayList<>();
    collect(
        "", line(new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter())), names);
    return names.stream();
  }

  private static void collect(String path, CommandLine command, List<String> names) {
    command
        .getSubcommands()
        .forEach(
            (name, sub) -> {
              names.add((path + " " + name).strip());
              collect(path + " " + name, sub, names);
            });
  }

  @ParameterizedTest
  @MethodSource("commands")
  void saysWhatEachCommandIsFor(String command) {
    List<String> arguments = new ArrayList<>(List.of(command.split(" ", -1)));
    arguments.add("--help");

    assertThat(run(arguments.toArray(String[]::new))).isZero();

    assertThat(out.toString()).contains("Usage: sigmasight " + command).contains("Options:");
    assertThat(out.toString().lines()).allMatch(each -> each.length() <= 110);
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void listsEveryCommandInAGroup() {
    assertThat(run("--help")).isZero();

    assertThat(out.toString())
        .contains("Run it:", "Data:", "Portfolios:", "Administration:", "Examples:");
    line(new PrintWriter(out), new PrintWriter(err))
        .getSubcommands()
        .forEach(
            (name, command) -> {
              if (!command.getCommandSpec().usageMessage().hidden()) {
                assertThat(out.toString()).containsPattern("\n  " + name + " ");
              }
            });
  }

  @Test
  void helpsWhereNoCommandIsGiven() {
    assertThat(run()).isZero();
    assertThat(out.toString()).contains("Usage: sigmasight");
  }

  @Test
  void helpsWhereACommandLacksItsSecondWord() {
    assertThat(run("batch")).isEqualTo(ExitCode.USAGE);
    assertThat(out.toString()).contains("run ", "status ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bogus --help", "--help bogus", "batch bogus --help", "bogus --version"})
  void hasNoHelpForWhatIsNoCommand(String typed) {
    assertThat(run(typed.split(" ", -1))).isEqualTo(ExitCode.USAGE);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString()).startsWith("sigmasight: \"bogus\" is not known here.");
  }

  @Test
  void listsTheTestsWhereTheSourcesAre() {
    assertThat(run("--help")).isZero();
    assertThat(out.toString()).doesNotContain("\n  test ");

    System.setProperty(CommandGroups.FROM_SOURCES, "true");
    try {
      assertThat(run("--help")).isZero();
    } finally {
      System.clearProperty(CommandGroups.FROM_SOURCES);
    }

    assertThat(out.toString()).contains("Sources:").containsPattern("\n  test +Build everything");
  }

  @Test
  void tellsItsVersion() {
    assertThat(run("--version")).isZero();
    assertThat(out.toString()).startsWith("SigmaSight ");
  }
}
