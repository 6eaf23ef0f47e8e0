package dev.sigmasight.server.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sigmasight.server.cli.Shell.Said;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Lets scripts use commands without a process each: {@link #SCRIPT} stands in for {@code
 * ./sigmasight}, and sends what it was told to this process. It types the password where the real
 * one asks a person for it.
 */
final class CommandDoor implements AutoCloseable {
  /** Files are named by their whole path, since this process works in another folder. */
  static final String SCRIPT =
      """
      #!/usr/bin/env bash
      set -euo pipefail
      for word; do
        if [ -f "$word" ]; then word=$PWD/$word; fi
        printf '%s\\0' "$word"
      done >.command
      exit=0
      curl -s --fail-with-body -H "Errors: $PWD/.errors" --data-binary @.command "$COMMAND_DOOR" || exit=$?
      cat .errors >&2
      exit $exit
      """;

  static final String PASSWORD = "correct horse battery";

  private final Shell shell;
  private final HttpServer server;

  private CommandDoor(Shell shell, HttpServer server) {
    this.shell = shell;
    this.server = server;
  }

  static CommandDoor open(Shell shell) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    CommandDoor door = new CommandDoor(shell, server);
    server.createContext("/", door::answer);
    server.start();
    return door;
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String typed = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      Said said = run(new ArrayList<>(List.of(typed.split("\0", -1))));
      Files.writeString(Path.of(exchange.getRequestHeaders().getFirst("Errors")), said.err());
      exchange.sendResponseHeaders(said.exitCode() == ExitCode.OK ? 200 : 500, 0);
      exchange.getResponseBody().write(said.out().getBytes(StandardCharsets.UTF_8));
    }
  }

  private Said run(List<String> words) {
    words.removeLast(); // what follows the last word
    if (!words.contains("create-user")) {
      return shell.run(words.toArray(String[]::new));
    }
    words.add("--password-stdin");
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream(PASSWORD.getBytes(StandardCharsets.UTF_8)));
    try {
      return shell.run(words.toArray(String[]::new));
    } finally {
      System.setIn(before);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
