package dev.sigmasight.quant;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program shown in the README runs as it stands and prints what the README says. */
class ReadmeTest {
  private static final Pattern PROGRAM =
      Pattern.compile("```java\n(.*?)```.*?prints\n+```text\n(.*?)```", Pattern.DOTALL);

  @TempDir Path folder;

  @Test
  void theProgramPrintsWhatIsShown() throws IOException, InterruptedException {
    Matcher readme = PROGRAM.matcher(Files.readString(Path.of("README.md")));
    assertThat(readme.find()).isTrue();
    Path program = Files.writeString(folder.resolve("Risk.java"), readme.group(1));
    Path output = folder.resolve("output");
    Process java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                program.toString())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    int exit = java.waitFor();
    String printed = Files.readString(output, StandardCharsets.UTF_8);
    assertThat(printed).isEqualTo(readme.group(2));
    assertThat(exit).isZero();
  }
}
