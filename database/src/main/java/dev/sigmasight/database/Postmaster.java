package dev.sigmasight.database;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Creates, starts and stops the server of one data folder. */
record Postmaster(ServerFolder folder, ServerBinaries binaries, Identity identity) {
  private static final long LOG_LIMIT = 10_000_000;

  /** Why a server did not start, in its own words. */
  record Refusal(String log, ServerNotStarted failure) {

    boolean portTaken() {
      return log.contains("could not create any TCP/IP sockets");
    }

    boolean childrenLeft() {
      return log.contains("pre-existing shared memory block");
    }
  }

  /** Makes an empty cluster; interrupted attempts leave nothing behind that counts. */
  void initialise(String password, boolean durable) throws IOException {
    Path secret = Files.createTempFile(folder.root(), "initdb", "");
    try {
      Files.writeString(secret, password);
      identity.own(secret);
      Command.Result result = initdb(secret, durable, "C.UTF-8");
      if (result.output().contains("invalid locale name")) {
        result = initdb(secret, durable, "C");
      }
      if (result.exit() != 0) {
        throw failed("create its data folder", result.output());
      }
    } finally {
      Files.delete(secret);
    }
    Files.move(folder.newData(), folder.data(), StandardCopyOption.ATOMIC_MOVE);
  }

  /** Text sorts by code point everywhere; only what counts as a letter may depend on the system. */
  private Command.Result initdb(Path secret, boolean durable, String letters) throws IOException {
    Folders.delete(folder.newData());
    Files.createDirectory(
        folder.newData(),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    identity.own(folder.newData());
    List<String> words =
        List.of(
            binaries.program("initdb").toString(),
            "--pgdata=" + folder.newData(),
            "--username=" + Passwords.ADMINISTRATOR,
            "--pwfile=" + secret,
            "--auth=scram-sha-256",
            "--set=scram_iterations=1",
            "--encoding=UTF8",
            "--locale=C",
            "--lc-ctype=" + letters,
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",
            "--data-checksums",
            durable ? "--sync-method=fsync" : "--no-sync");
    return Command.as(identity, words).run();
  }

  /** Starts the server and waits until it accepts connections; answers why it does not. */
  Optional<Refusal> start() throws IOException {
    turnLog();
    long before = Files.size(folder.log());
    int exit = control("start", "--wait", "--timeout=60", "--log=" + folder.log());
    if (exit == 0) {
      return Optional.empty();
    }
    String log = logSince(before);
    return Optional.of(new Refusal(log, failed("start", log)));
  }

  /** Ends every session and stops the server; unfinished transactions roll back. */
  void stop() throws IOException {
    int exit = control("stop", "--wait", "--timeout=30", "--mode=fast");
    if (exit != 0 && new PidFile(folder.data()).running().isPresent()) {
      control("stop", "--wait", "--timeout=30", "--mode=immediate");
    }
  }

  private int control(String... arguments) throws IOException {
    List<String> words = new ArrayList<>();
    words.add(binaries.program("pg_ctl").toString());
    words.addAll(List.of(arguments));
    words.add("--pgdata=" + folder.data());
    return Command.as(identity, words).run().exit();
  }

  private void turnLog() throws IOException {
    Path log = folder.log();
    if (Files.exists(log) && Files.size(log) > LOG_LIMIT) {
      Files.move(
          log, log.resolveSibling("postgres.previous.log"), StandardCopyOption.REPLACE_EXISTING);
    }
    if (!Files.exists(log)) {
      Files.createFile(
          log, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    identity.own(log);
  }

  private String logSince(long position) throws IOException {
    try (var channel = Files.newByteChannel(folder.log())) {
      channel.position(position);
      var rest = Channels.newInputStream(channel);
      return new String(rest.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private ServerNotStarted failed(String what, String output) {
    if (output.contains("No space left on device")) {
      return new ServerNotStarted("The disk of " + folder.home() + " is full.");
    }
    String last =
        output
            .lines()
            .filter(line -> line.contains("FATAL:") || line.contains("error:"))
            .reduce((first, second) -> second)
            .map(line -> line.replaceFirst(".*?(FATAL|error): *", ""))
            .orElse("see " + folder.log());
    return new ServerNotStarted("PostgreSQL could not " + what + ": " + last + ".");
  }
}
