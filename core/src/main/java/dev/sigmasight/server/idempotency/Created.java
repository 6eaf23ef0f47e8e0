package dev.sigmasight.server.idempotency;

import java.net.URI;
import org.springframework.http.ResponseEntity;

/**
 * What a create answers with.
 *
 * @param location path of what was created
 */
public record Created<T>(T body, String location) {

  /** The answer, with status 201. */
  public ResponseEntity<T> response() {
    return ResponseEntity.created(URI.create(location)).body(body);
  }
}
