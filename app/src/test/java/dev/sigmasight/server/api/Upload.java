package dev.sigmasight.server.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sigmasight.server.testing.Answer;
import dev.sigmasight.server.testing.Client;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;

/** Sends a file as a form of a browser does. */
final class Upload {
  static final String BOUNDARY = "----boundary7d1";

  private Upload() {}

  /** Fields and a file {@code p.csv}. */
  static Answer of(Client by, String path, Map<String, String> fields, byte[] file) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    fields.forEach(
        (name, value) ->
            body.writeBytes(
                "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                    .formatted(BOUNDARY, name, value)
                    .getBytes(UTF_8)));
    body.writeBytes(
        ("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"csv_file\";")
            .concat(" filename=\"p.csv\"\r\nContent-Type: text/csv\r\n\r\n")
            .getBytes(UTF_8));
    body.writeBytes(file);
    body.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(UTF_8));
    return by.with("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
        .send("POST", path, BodyPublishers.ofByteArray(body.toByteArray()));
  }
}
