package dev.sigmasight.server.llm;

import dev.sigmasight.server.llm.ResponsesDouble.Request;
import dev.sigmasight.server.llm.ScriptedStep.Quirk;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** HTTP/1.1 by hand, so that bytes can be cut anywhere. */
final class ScriptedConnection {
  private static final String UNKNOWN_EVENT =
      "event: response.some_future_event\n"
          + "data: {\"type\":\"response.some_future_event\",\"novelty\":{\"output\":1}}";

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;

  ScriptedConnection(Socket socket) throws IOException {
    this.socket = socket;
    in = new BufferedInputStream(socket.getInputStream());
    out = socket.getOutputStream();
  }

  /** The next request; null if the client has closed the connection. */
  @Nullable Request next() throws IOException {
    String first = line();
    if (first.isEmpty()) {
      return null;
    }
    Map<String, String> headers = new TreeMap<>();
    for (String header = line(); !header.isEmpty(); header = line()) {
      int colon = header.indexOf(':');
      headers.put(
          header.substring(0, colon).toLowerCase(Locale.ROOT), header.substring(colon + 1).strip());
    }
    String[] words = first.split(" ", -1);
    String text = body(headers);
    return new Request(
        words[0], words[1], headers, text, Json.parsed(text).orElseGet(Json::nothing));
  }

  private String body(Map<String, String> headers) throws IOException {
    if (!"chunked".equals(headers.get("transfer-encoding"))) {
      int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
      return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (int length = chunkLength(); length > 0; length = chunkLength()) {
      body.write(in.readNBytes(length));
      line();
    }
    line();
    return body.toString(StandardCharsets.UTF_8);
  }

  private int chunkLength() throws IOException {
    return Integer.parseInt(line().strip(), 16);
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
      if (b != '\r') {
        line.write(b);
      }
    }
    return line.toString(StandardCharsets.UTF_8);
  }

  /**
   * Sends an answer.
   *
   * @return whether the connection can be used again
   */
  boolean answer(ScriptedStep step, Runnable abandoned) throws IOException, InterruptedException {
    AtomicBoolean left = new AtomicBoolean();
    if (step.waits()) {
      watch(left, step, abandoned);
    }
    if (step.has(Quirk.RESET) && step.stopAfter() == 0) {
      reset();
      return false;
    }
    await(step, 0);
    if (left.get()) {
      return false;
    }
    head(step);
    List<String> parts = step.parts();
    for (int i = 0; i < parts.size() && !left.get(); i++) {
      if (i == step.stopAfter()) {
        break;
      }
      send(step, parts.get(i));
      await(step, i + 1);
    }
    return !left.get() && finish(step);
  }

  private boolean finish(ScriptedStep step) throws IOException {
    if (step.has(Quirk.RESET)) {
      reset();
    }
    if (step.has(Quirk.RESET) || step.has(Quirk.BREAK)) {
      return false;
    }
    if (step.has(Quirk.DONE)) {
      chunk("data: [DONE]\n\n".getBytes(StandardCharsets.UTF_8));
    }
    out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    out.flush();
    return !step.waits();
  }

  private void await(ScriptedStep step, int events) throws IOException, InterruptedException {
    CountDownLatch latch = step.waitsAt(events).orElse(null);
    if (latch == null) {
      return;
    }
    step.reached();
    if (!step.has(Quirk.HEARTBEAT)) {
      latch.await();
    }
    while (!latch.await(100, TimeUnit.MILLISECONDS)) {
      chunk(": ping\n\n".getBytes(StandardCharsets.UTF_8));
      step.reached();
    }
  }

  /** Notices a client that leaves while it is kept waiting. */
  private void watch(AtomicBoolean left, ScriptedStep step, Runnable abandoned) {
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                left.set(in.read() < 0);
              } catch (IOException e) {
                left.set(true);
              }
              abandoned.run();
              step.releases();
            });
  }

  private void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  private void head(ScriptedStep step) throws IOException {
    StringBuilder head = new StringBuilder("HTTP/1.1 " + step.status() + " Scripted\r\n");
    step.headers().forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
    head.append("transfer-encoding: chunked\r\n\r\n");
    out.write(head.toString().getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  private void send(ScriptedStep step, String part) throws IOException {
    if (!step.isStream()) {
      chunk(part.getBytes(StandardCharsets.UTF_8));
      return;
    }
    String before = step.has(Quirk.PINGS) ? ": ping\n\n" : "";
    String after = step.has(Quirk.UNKNOWN_EVENTS) ? UNKNOWN_EVENT + "\n\n" : "";
    String text = before + part + "\n\n" + after;
    byte[] bytes =
        (step.has(Quirk.CRLF) ? text.replace("\n", "\r\n") : text).getBytes(StandardCharsets.UTF_8);
    if (!step.has(Quirk.SPLIT)) {
      chunk(bytes);
      return;
    }
    for (byte b : bytes) {
      chunk(new byte[] {b});
    }
  }

  private void chunk(byte[] bytes) throws IOException {
    out.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
    out.write(bytes);
    out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }
}
