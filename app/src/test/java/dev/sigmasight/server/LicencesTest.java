package dev.sigmasight.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The list of licences is about the libraries of today; {@code scripts/licences.sh} writes it. */
class LicencesTest {
  private static final Pattern LIBRARY =
      Pattern.compile("(?m)^\\| ([\\w.-]+):([\\w.-]+) \\| (\\S+) \\| (.+) \\|$");

  private static List<MatchResult> libraries() throws IOException {
    return LIBRARY.matcher(Files.readString(Path.of("../docs/licences.md"))).results().toList();
  }

  @Test
  void namesTheVersionsThatAreUsed() throws IOException {
    Set<String> jars =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
            .map(path -> String.valueOf(Path.of(path).getFileName()))
            .collect(Collectors.toSet());

    assertThat(libraries()).hasSizeGreaterThan(100);
    assertThat(libraries())
        .allSatisfy(
            library ->
                assertThat(jars)
                    .as(library.group())
                    .anyMatch(jar -> jar.startsWith(library.group(2) + "-" + library.group(3))));
  }

  /** What the program would not work without, so that a library that is added is not forgotten. */
  @Test
  void namesWhatThePomsNameForTheProgram() throws IOException {
    Set<String> named =
        libraries().stream().map(library -> library.group(2)).collect(Collectors.toSet());
    Pattern dependency =
        Pattern.compile(
            "<dependency>\\s*<groupId>(?!dev\\.sigmasight)[^<]*</groupId>\\s*"
                + "<artifactId>([^<]*)</artifactId>\\s*</dependency>");
    for (String module : List.of("app", "assistant", "core", "database", "kernel", "market")) {
      String pom = Files.readString(Path.of("..", module, "pom.xml"));
      assertThat(dependency.matcher(pom).results().map(found -> found.group(1)))
          .as(module)
          .allMatch(named::contains);
    }
  }
}
