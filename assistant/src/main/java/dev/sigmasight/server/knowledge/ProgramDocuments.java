package dev.sigmasight.server.knowledge;

import dev.sigmasight.server.knowledge.Source.Draft;
import dev.sigmasight.server.knowledge.Source.Origin;
import dev.sigmasight.server.knowledge.Source.Status;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The pages on methods and the glossary, as the build packed them. */
final class ProgramDocuments {
  private static final String PLACE = "classpath*:knowledge/methods/*.md";

  private ProgramDocuments() {}

  static List<Draft> all() {
    try {
      return Arrays.stream(new PathMatchingResourcePatternResolver().getResources(PLACE))
          .map(ProgramDocuments::draft)
          .sorted(Comparator.comparing(Draft::slug))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Draft draft(Resource file) {
    String name = Objects.requireNonNull(file.getFilename()).replaceFirst("\\.md$", "");
    try {
      String text = file.getContentAsString(StandardCharsets.UTF_8);
      return new Draft(
          Scopes.GLOBAL,
          "methods/" + name,
          text.lines().findFirst().orElse(name).replaceFirst("^#\\s*", ""),
          text,
          Map.of(
              "type",
              name.equals("glossary") ? "glossary" : "method",
              "edition",
              String.valueOf(Chapters.EDITION)),
          Origin.PROGRAM,
          Status.ACTIVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
