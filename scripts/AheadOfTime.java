import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.springframework.boot.SpringApplicationAotProcessor;

/**
 * Writes down as code what Spring would otherwise find out about the parts of a server at each of its starts, so that they are
 * sooner over: AheadOfTime.java APPLICATION CLASSES WORK PACKED, on the class path of the program. PACKED becomes a copy of the
 * folder CLASSES with that code, compiled; WORK is for what is in between.
 */
final class AheadOfTime {

  public static void main(String[] arguments) throws Exception {
    String application = arguments[0];
    Path classes = Path.of(arguments[1]);
    Path work = Path.of(arguments[2]);
    Path packed = Path.of(arguments[3]);
    Path sources = work.resolve("sources");
    Path resources = work.resolve("resources"); // for native images, which this is not
    Path proxies = work.resolve("classes");
    SpringApplicationAotProcessor.main(
        new String[] {application, sources.toString(), resources.toString(), proxies.toString(), "dev.sigmasight", "app"});
    clear(packed);
    copy(classes, packed);
    copy(proxies, packed);
    compile(sources, packed);
  }

  private static void compile(Path sources, Path packed) throws IOException {
    List<String> options =
        new ArrayList<>(List.of("-proc:none", "-nowarn", "-Xlint:none", "-XDsuppressNotes", "-parameters", "-g:none"));
    options.addAll(List.of("-d", packed.toString(), "-cp", System.getProperty("java.class.path")));
    try (Stream<Path> files = Files.walk(sources)) {
      files.map(Path::toString).filter(name -> name.endsWith(".java")).sorted().forEach(options::add);
    }
    if (ToolProvider.getSystemJavaCompiler().run(null, null, null, options.toArray(String[]::new)) != 0) {
      throw new IllegalStateException("what was generated in " + sources + " does not compile; the messages above say why");
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    if (Files.exists(from)) {
      try (Stream<Path> all = Files.walk(from)) {
        for (Path path : (Iterable<Path>) all::iterator) {
          Path copy = to.resolve(from.relativize(path).toString());
          if (Files.isDirectory(path)) {
            Files.createDirectories(copy);
          } else {
            Files.copy(path, copy);
          }
        }
      }
    }
  }

  private static void clear(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path path : (Iterable<Path>) all.sorted(Comparator.reverseOrder())::iterator) {
          Files.delete(path);
        }
      }
    }
  }
}
