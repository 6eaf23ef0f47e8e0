package dev.sigmasight.server.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sigmasight.kernel.Problem;
import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.server.coredb.CoreDb;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/**
 * Lets a create happen once per key and account. The answer is stored in the transaction of the
 * create, so a key without an answer has created nothing; failures are not remembered.
 */
@Service
public class Idempotency {
  /** How long a key is remembered. */
  public static final Duration REMEMBERED = Duration.ofDays(7);

  private static final int LONGEST_KEY = 200;
  private static final int DELETED_AT_ONCE = 10_000;

  private final CoreDb db;
  private final JsonMapper json;
  private final Clock clock;

  Idempotency(CoreDb db, JsonMapper json, Clock clock) {
    this.db = db;
    this.json = json;
    this.clock = clock;
  }

  private record Answer(String requestHash, String body, String location) {}

  /**
   * Creates, or answers as the first request of this key did. A second request that comes while the
   * first one is at work waits for it.
   *
   * @throws ProblemException Conflict if the key came with another request before
   */
  public <T> Created<T> once(CreateRequest request, Class<T> type, Supplier<Created<T>> create) {
    String key = request.key();
    if (key == null) {
      return create.get();
    }
    if (key.isBlank() || key.length() > LONGEST_KEY) {
      throw new ProblemException(
          Problem.InvalidInput.of(
              "Idempotency-Key", "An Idempotency-Key has 1 to " + LONGEST_KEY + " characters."));
    }
    String hash = hash(request);
    return db.inTransaction(
        () ->
            claim(request, key, hash)
                ? first(request, key, create)
                : again(request, key, hash, type));
  }

  /** Forgets the keys of everybody that are remembered long enough; answers how many. */
  public int forget(Instant now) {
    int all = 0;
    int some;
    do {
      some = forgetSome(now.minus(REMEMBERED));
      all += some;
    } while (some == DELETED_AT_ONCE);
    return all;
  }

  /** A few at a time, so that nobody waits long for the rows. */
  private int forgetSome(Instant before) {
    return db.sql(
            """
            delete from idempotency_key where ctid = any (array(
              select ctid from idempotency_key where created_at < :before limit :some))
            """)
        .param("before", before.atOffset(ZoneOffset.UTC))
        .param("some", DELETED_AT_ONCE)
        .update();
  }

  private boolean claim(CreateRequest request, String key, String hash) {
    Instant now = clock.instant();
    db.sql("delete from idempotency_key where account_id = :account and created_at < :forgotten")
        .param("account", request.account().value())
        .param("forgotten", now.minus(REMEMBERED).atOffset(ZoneOffset.UTC))
        .update();
    return db.sql(
                """
                insert into idempotency_key (account_id, key, request_hash, status, body, created_at)
                values (:account, :key, :hash, 0, '', :now)
                on conflict do nothing
                """)
            .param("account", request.account().value())
            .param("key", key)
            .param("hash", hash)
            .param("now", now.atOffset(ZoneOffset.UTC))
            .update()
        > 0;
  }

  private <T> Created<T> first(CreateRequest request, String key, Supplier<Created<T>> create) {
    Created<T> created = create.get();
    db.sql(
            """
            update idempotency_key set status = :status, body = :body, location = :location
            where account_id = :account and key = :key
            """)
        .param("status", HttpStatus.CREATED.value())
        .param("body", json.writeValueAsString(created.body()))
        .param("location", created.location())
        .param("account", request.account().value())
        .param("key", key)
        .update();
    return created;
  }

  private <T> Created<T> again(CreateRequest request, String key, String hash, Class<T> type) {
    Answer answer =
        db.sql(
                """
                select request_hash, body, location from idempotency_key
                where account_id = :account and key = :key
                """)
            .param("account", request.account().value())
            .param("key", key)
            .query(
                (row, _) ->
                    new Answer(
                        row.getString("request_hash"),
                        row.getString("body"),
                        row.getString("location")))
            .single();
    if (!answer.requestHash().equals(hash)) {
      throw new ProblemException(
          new Problem.Conflict(
              "IDEMPOTENCY_KEY_REUSED",
              "This Idempotency-Key came with another request before; use a new key."));
    }
    return new Created<>(json.readValue(answer.body(), type), answer.location());
  }

  private String hash(CreateRequest request) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      sha.update(request.route().getBytes(UTF_8));
      sha.update((byte) 0);
      sha.update(json.writeValueAsBytes(request.content()));
      return HexFormat.of().formatHex(sha.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
