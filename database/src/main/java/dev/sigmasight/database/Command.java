package dev.sigmasight.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** A short-lived program of the server's. */
record Command(List<String> words) {

  /** How it ended and what it said. */
  record Result(int exit, String output) {}

  static Command as(Identity identity, List<String> words) {
    return new Command(Stream.concat(identity.prefix().stream(), words.stream()).toList());
  }

  Result run() throws IOException {
    ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
    builder.environment().put("LC_ALL", "C");
    builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      return new Result(process.waitFor(), output);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
      throw new IOException("interrupted while waiting for " + words.getLast(), e);
    }
  }
}
