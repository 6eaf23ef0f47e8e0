package dev.sigmasight.server.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.io.FileSystemResource;

/** Reads the files of {@code deploy}. */
final class DeploymentFiles {
  static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  static final Path DEPLOY = ROOT.resolve("deploy");

  private static final Pattern CONTAINER_VARIABLE = Pattern.compile(".*\\.env\\[\\d+]\\.name");
  private static final Pattern UNIT_VARIABLE =
      Pattern.compile("^(?:Environment=)?([A-Z_]+)=", Pattern.MULTILINE);
  private static final Pattern IMAGE_VARIABLE =
      Pattern.compile("^ *(?:ENV )?([A-Z_]+)=\\S", Pattern.MULTILINE);

  private DeploymentFiles() {}

  static String text(String file) throws IOException {
    return Files.readString(DEPLOY.resolve(file));
  }

  /** The documents of a YAML file, each as paths such as {@code spec.containers[0].image}. */
  static List<Map<String, String>> documents(String file) throws IOException {
    List<Map<String, String>> documents = new ArrayList<>();
    for (var source :
        new YamlPropertySourceLoader()
            .load(file, new FileSystemResource(DEPLOY.resolve(file).toFile()))) {
      Map<String, String> values = new LinkedHashMap<>();
      var document = (EnumerablePropertySource<?>) source;
      for (String name : document.getPropertyNames()) {
        values.put(name, String.valueOf(document.getProperty(name)));
      }
      documents.add(values);
    }
    return documents;
  }

  /** The only document of a YAML file. */
  static Map<String, String> document(String file) throws IOException {
    return documents(file).getFirst();
  }

  /** What Kubernetes is to make, by kind. */
  static Map<String, Map<String, String>> manifests() throws IOException {
    Map<String, Map<String, String>> manifests = new LinkedHashMap<>();
    try (Stream<Path> files = Files.list(DEPLOY.resolve("kubernetes"))) {
      for (Path file : files.sorted().toList()) {
        for (Map<String, String> each : documents("kubernetes/" + file.getFileName())) {
          manifests.put(each.get("kind"), each);
        }
      }
    }
    return manifests;
  }

  /** The elements of a list in a document. */
  static List<String> list(Map<String, String> document, String path) {
    List<String> elements = new ArrayList<>();
    for (int i = 0; document.containsKey(path + "[" + i + "]"); i++) {
      elements.add(String.valueOf(document.get(path + "[" + i + "]")));
    }
    return elements;
  }

  /** Every environment variable that a file gives the program. */
  static Set<String> variables() throws IOException {
    Set<String> names = new TreeSet<>();
    for (Map<String, String> manifest : manifests().values()) {
      manifest.forEach(
          (path, value) -> {
            if (CONTAINER_VARIABLE.matcher(path).matches()) {
              names.add(value);
            } else if (path.startsWith("stringData.")) {
              names.add(path.substring("stringData.".length()));
            }
          });
    }
    document("compose.yaml").keySet().stream()
        .filter(path -> path.matches("services\\.(migrate|sigmasight)\\.environment\\..*"))
        .forEach(path -> names.add(path.substring(path.lastIndexOf('.') + 1)));
    add(names, UNIT_VARIABLE, text("systemd/sigmasight.env"));
    Matcher unit = Pattern.compile("^Environment=.*$", Pattern.MULTILINE).matcher(unit());
    unit.results().forEach(line -> add(names, UNIT_VARIABLE, line.group()));
    String image = text("Dockerfile");
    add(names, IMAGE_VARIABLE, image.substring(image.indexOf("ENV ")));
    return names;
  }

  static String unit() throws IOException {
    return text("systemd/sigmasight.service");
  }

  private static void add(Set<String> names, Pattern pattern, String text) {
    pattern.matcher(text).results().forEach(found -> names.add(found.group(1)));
  }
}
