package dev.sigmasight.server.cli;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

/** Looks at Java, processors, memory, disk, files, character set, time zone and tools. */
final class MachineExamination {
  private static final int JAVA = 25;
  private static final long MIB = 1 << 20;
  private static final long LEAST_MEMORY = 1000 * MIB;
  private static final long GOOD_MEMORY = 2000 * MIB;
  private static final long LEAST_WITHOUT_DATABASES = 600 * MIB;
  private static final long GOOD_WITHOUT_DATABASES = 700 * MIB;
  private static final long LEAST_DISK = 500 * MIB;
  private static final long GOOD_DISK = 5000 * MIB;
  private static final long LEAST_FILES = 512;
  private static final long GOOD_FILES = 4096;

  private static final String ANOTHER_HOME =
      "set SIGMASIGHT_HOME to a folder of your own, on a disk that can be written";

  private final Surroundings surroundings;

  MachineExamination(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  List<Finding> findings() {
    return Stream.concat(
            Stream.of(
                java(), processors(), memory(), disk(), openFiles(), characters(), timeZone()),
            building())
        .toList();
  }

  private static Finding java() {
    String version = Runtime.version() + " of " + System.getProperty("java.vendor");
    return Runtime.version().feature() >= JAVA
        ? Finding.ok("Java", version)
        : Finding.failed("Java", version, "install a JDK " + JAVA);
  }

  private static Finding processors() {
    int found = Runtime.getRuntime().availableProcessors();
    return found > 1
        ? Finding.ok("processors", Integer.toString(found))
        : Finding.warning("processors", "only one", "give it two: the batch takes twice as long");
  }

  private Finding memory() {
    if (!(ManagementFactory.getOperatingSystemMXBean()
        instanceof com.sun.management.OperatingSystemMXBean system)) {
      return Finding.ok("memory", "unknown here");
    }
    long found = system.getTotalMemorySize();
    return surroundings.isEmbedded()
        ? amount("memory", found, LEAST_MEMORY, GOOD_MEMORY, "give it 2 GiB")
        : amount(
            "memory", found, LEAST_WITHOUT_DATABASES, GOOD_WITHOUT_DATABASES, "give it 768 MiB");
  }

  private Finding disk() {
    if (!surroundings.isEmbedded()) {
      return Finding.ok("disk", "none is needed: the databases are outside");
    }
    try {
      return disk(surroundings.home());
    } catch (RuntimeException e) {
      String why = Failures.report(e).lines().getFirst().replaceFirst("^sigmasight: ", "");
      return Finding.failed("disk", why, ANOTHER_HOME);
    }
  }

  /** A folder may look as if it could be written and refuse it: only a file in it tells. */
  private static Finding disk(Path home) {
    Path there = home;
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    try {
      Files.delete(Files.createTempFile(there, ".sigmasight-", ".doctor"));
    } catch (IOException e) {
      return Finding.failed(
          "disk", "nothing can be written to " + there + ", for " + home, ANOTHER_HOME);
    }
    try {
      long free = Files.getFileStore(there).getUsableSpace();
      Finding found = amount("disk", free, LEAST_DISK, GOOD_DISK, "make room on its disk");
      return new Finding(
          found.name(), found.state(), found.said() + " free for " + home, found.remedy());
    } catch (IOException e) {
      return Finding.failed("disk", there + " cannot be read", "set SIGMASIGHT_HOME to another");
    }
  }

  private static Finding openFiles() {
    if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix) {
      long most = unix.getMaxFileDescriptorCount();
      String said = Figures.count(most) + " at once";
      return most >= GOOD_FILES
          ? Finding.ok("open files", said)
          : most >= LEAST_FILES
              ? Finding.warning("open files", said, "raise the limit: ulimit -n " + GOOD_FILES)
              : Finding.failed("open files", said, "raise the limit: ulimit -n " + GOOD_FILES);
    }
    return Finding.ok("open files", "no limit is known here");
  }

  private static Finding characters() {
    String names = System.getProperty("sun.jnu.encoding", "unknown");
    return Charset.defaultCharset().equals(StandardCharsets.UTF_8) && names.equals("UTF-8")
        ? Finding.ok("characters", "UTF-8")
        : Finding.warning(
            "characters",
            "names of files are " + names,
            "set LC_ALL=C.UTF-8, or files with accents in their names are not found");
  }

  private Finding timeZone() {
    String wanted = surroundings.value("TZ").replaceFirst("^:", "");
    if (!wanted.isEmpty() && !isZone(wanted)) {
      return Finding.warning(
          "time zone",
          "TZ is " + wanted + ", which is none",
          "set TZ to a name such as Etc/UTC; sessions are New York's all the same");
    }
    return Finding.ok("time zone", ZoneId.systemDefault() + "; sessions are New York's");
  }

  private static boolean isZone(String name) {
    try {
      return !ZoneId.of(name).getId().isEmpty();
    } catch (DateTimeException e) {
      return false;
    }
  }

  /** Tools that only matter where the sources are. */
  private Stream<Finding> building() {
    return Files.exists(Path.of("pom.xml")) && Files.exists(Path.of("web", "package.json"))
        ? Stream.of(
            tool("mvn", "install Maven 3.9", true),
            tool("npm", "install Node.js", true),
            tool("chromium", "install chromium to run the browser tests", false))
        : Stream.empty();
  }

  private Finding tool(String name, String remedy, boolean needed) {
    return Stream.of(surroundings.value("PATH").split(File.pathSeparator, -1))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst()
        .map(found -> Finding.ok(name, found.toString()))
        .orElseGet(
            () ->
                needed
                    ? Finding.failed(name, "is not on the PATH", remedy)
                    : Finding.warning(name, "is not on the PATH", remedy));
  }

  private static Finding amount(String name, long bytes, long least, long good, String remedy) {
    String said = Figures.count(bytes / MIB) + " MiB";
    return bytes >= good
        ? Finding.ok(name, said)
        : bytes >= least ? Finding.warning(name, said, remedy) : Finding.failed(name, said, remedy);
  }
}
