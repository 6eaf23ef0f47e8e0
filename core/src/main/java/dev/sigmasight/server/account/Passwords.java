package dev.sigmasight.server.account;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Hashes passwords with bcrypt, cost 12. A hash takes a core for a quarter of a second, so only a
 * part of the cores may hash at a time and the rest stays free for requests.
 */
@Component
class Passwords {
  private static final int COST = 12;

  /** Of no account's password; not a secret. */
  private static final String NOBODYS =
      "{bcrypt}$2a$12$xtUIEtXCt77hcrbKPZ81vuzTkPLzxM1GjMTkvZXrgT9fPJ9SOifde";

  private final PasswordEncoder encoder =
      new DelegatingPasswordEncoder("bcrypt", Map.of("bcrypt", new BCryptPasswordEncoder(COST)));
  private final Semaphore cores =
      new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2));

  String hash(String password) {
    return oneAtATime(() -> encoder.encode(password));
  }

  /** Compares as long for a missing hash as for a wrong password. */
  boolean matches(String password, Optional<String> hash) {
    boolean comparable =
        password.getBytes(StandardCharsets.UTF_8).length <= AccountRules.PASSWORD_BYTES;
    boolean matches =
        oneAtATime(() -> encoder.matches(comparable ? password : "too long", hash.orElse(NOBODYS)));
    return matches && comparable && hash.isPresent();
  }

  private <T> T oneAtATime(Supplier<T> work) {
    cores.acquireUninterruptibly();
    try {
      return work.get();
    } finally {
      cores.release();
    }
  }
}
