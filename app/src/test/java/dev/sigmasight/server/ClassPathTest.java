package dev.sigmasight.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Which of two jars answers for a class depends on their order, which the packed program changes.
 */
class ClassPathTest {
  @Test
  void noClassIsInTwoJars() throws IOException {
    Map<String, String> jars = new HashMap<>();
    Set<String> twice = new TreeSet<>();
    String[] path = System.getProperty("java.class.path").split(File.pathSeparator, -1);
    for (String jar : Stream.of(path).filter(each -> each.endsWith(".jar")).toList()) {
      String name = new File(jar).getName();
      try (JarFile file = new JarFile(jar)) {
        file.stream()
            .map(each -> each.getName())
            .filter(each -> each.endsWith(".class") && !each.endsWith("-info.class"))
            .filter(each -> !each.startsWith("META-INF/"))
            .forEach(
                each -> {
                  String other = jars.put(each, name);
                  if (other != null && !other.equals(name)) {
                    twice.add(other + " and " + name);
                  }
                });
      }
    }
    assertThat(jars).hasSizeGreaterThan(10_000);
    assertThat(twice).isEmpty();
  }
}
