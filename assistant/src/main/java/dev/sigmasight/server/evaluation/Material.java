package dev.sigmasight.server.evaluation;

import dev.sigmasight.kernel.PortfolioFacts;
import dev.sigmasight.server.tool.DocumentLookup;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is asked about.
 *
 * @param people who asks; the first of them unless a question names somebody
 */
public record Material(PortfolioFacts facts, DocumentLookup documents, List<Person> people) {
  public Material {
    people = List.copyOf(people);
    if (people.isEmpty()) {
      throw new IllegalArgumentException("nobody is there to ask");
    }
  }

  /**
   * Who is meant by a part of an e-mail.
   *
   * @throws IllegalArgumentException if nobody is
   */
  Person person(@Nullable String part) {
    return part == null
        ? people.getFirst()
        : people.stream()
            .filter(each -> each.email().contains(part))
            .findFirst()
            .orElseThrow(
                () -> new IllegalArgumentException("Nobody's e-mail contains " + part + "."));
  }
}
