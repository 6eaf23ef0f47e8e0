package dev.sigmasight.server.testing;

import dev.sigmasight.database.DatabaseUrl;
import dev.sigmasight.database.testing.TestDatabases;
import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.server.SigmaSight;
import dev.sigmasight.server.account.Account;
import dev.sigmasight.server.account.Accounts;
import dev.sigmasight.server.account.NewAccount;
import dev.sigmasight.server.account.Role;
import dev.sigmasight.server.coredb.CoreDb;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;

/** The server as it is shipped, on a free port, with fresh databases. */
public final class TestServer implements AutoCloseable {
  /** When its clock starts: a Thursday, 10:00 in New York. */
  public static final Instant START = Instant.parse("2026-01-15T15:00:00Z");

  /** A password that is good enough. */
  public static final String PASSWORD = "correct horse battery";

  private static final AtomicReference<@Nullable String> HASH = new AtomicReference<>();

  private final ConfigurableApplicationContext context;

  private TestServer(ConfigurableApplicationContext context) {
    this.context = context;
  }

  /** One server for all tests that leave others' data alone; ends with the JVM. */
  public static TestServer shared() {
    return Shared.SERVER;
  }

  /** A server of one's own. */
  public static TestServer start() {
    return start(Map.of());
  }

  /**
   * A server of one's own.
   *
   * @param properties settings and environment variables that differ from the defaults of tests
   */
  public static TestServer start(Map<String, String> properties) {
    SpringApplication application = new SpringApplication(SigmaSight.class, Replacements.class);
    application.setWebApplicationType(WebApplicationType.SERVLET);
    return new TestServer(application.run(arguments(properties)));
  }

  /** Program arguments for a server with fresh databases on a free port. */
  public static String[] arguments(Map<String, String> properties) {
    Map<String, String> all =
        new HashMap<>(
            Map.of(
                "DATABASE_URL", withLogin(TestDatabases.empty()),
                "AI_DATABASE_URL", withLogin(TestDatabases.empty()),
                "SECRET_KEY", "4f0KzYw8sQ1vT7mLr9Xc2BnH6dJpEaUg",
                "PORT", "0",
                "sigmasight.schedule.enabled", "false",
                "sigmasight.providers.enabled", "false",
                "sigmasight.database.core.max-connections", "4",
                "sigmasight.database.ai.max-connections", "2"));
    all.putAll(properties);
    return all.entrySet().stream()
        .map(entry -> "--" + entry.getKey() + "=" + entry.getValue())
        .toArray(String[]::new);
  }

  /** An address as an environment variable holds it. */
  public static String withLogin(DatabaseUrl url) {
    return "postgresql://%s:%s@%s".formatted(url.user(), url.password(), url.place());
  }

  public int port() {
    return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
  }

  public <T> T part(Class<T> type) {
    return context.getBean(type);
  }

  public CoreDb core() {
    return part(CoreDb.class);
  }

  public SettableClock clock() {
    return part(SettableClock.class);
  }

  /**
   * An account with the password {@link #PASSWORD} and an e-mail nobody else has. All have the same
   * hash, for hashing is slow on purpose.
   */
  public Account account(Role role) {
    AccountId id = new AccountId(UUID.randomUUID());
    NewAccount account = new NewAccount(id, id + "@example.com", "Test", role);
    String hash = HASH.get();
    if (hash == null) {
      Account first = part(Accounts.class).create(account, PASSWORD, clock().instant());
      HASH.set(hash(first));
      return first;
    }
    OffsetDateTime now = clock().instant().atOffset(ZoneOffset.UTC);
    core()
        .inTransaction(
            () -> {
              core()
                  .sql(
                      """
                      insert into account (id, email, full_name, role, created_at, updated_at)
                      values (:id, :email, :name, :role, :now, :now)
                      """)
                  .param("id", id.value())
                  .param("email", account.email())
                  .param("name", account.fullName())
                  .param("role", role.name())
                  .param("now", now)
                  .update();
              core()
                  .sql(
                      """
                      insert into account_credential (account_id, password_hash, changed_at)
                      values (:id, :hash, :now)
                      """)
                  .param("id", id.value())
                  .param("hash", hash)
                  .param("now", now)
                  .update();
            });
    return part(Accounts.class).byId(id).orElseThrow();
  }

  private String hash(Account account) {
    return core()
        .sql("select password_hash from account_credential where account_id = :id")
        .param("id", account.id().value())
        .query(String.class)
        .single();
  }

  /** What was answered is measured just after its answer; waits for that. */
  public void awaitMeasured() {
    Gauge underWay = part(MeterRegistry.class).get("sigmasight.http.under.way").gauge();
    long last = System.nanoTime() + Duration.ofMinutes(1).toNanos();
    while (underWay.value() > 0) {
      if (System.nanoTime() > last) {
        throw new AssertionError("requests are still under way: " + underWay.value());
      }
      Thread.onSpinWait();
    }
  }

  /** A client that is not signed in. */
  public Client anonymous() {
    return new Client("http://localhost:" + port(), Map.of());
  }

  /** A client with a bearer token as a sign-in gives it, which is made without the slow hash. */
  public Client signedIn(Account account) {
    Instant now = clock().instant().truncatedTo(ChronoUnit.SECONDS);
    JwtClaimsSet claims =
        JwtClaimsSet.builder()
            .id(UUID.randomUUID().toString())
            .subject(account.id().toString())
            .issuedAt(now)
            .expiresAt(now.plus(Duration.ofHours(24)))
            .build();
    return anonymous()
        .bearer(
            part(JwtEncoder.class)
                .encode(
                    JwtEncoderParameters.from(
                        JwsHeader.with(MacAlgorithm.HS256).type("JWT").build(), claims))
                .getTokenValue());
  }

  /** A fresh token from the sign-in. */
  public String token(Account account) {
    Answer answer =
        anonymous()
            .post("/api/v1/auth/login", Map.of("email", account.email(), "password", PASSWORD));
    return answer.body().get("access_token").asString();
  }

  @Override
  public void close() {
    context.close();
  }

  /** What tests replace: only the time. */
  static final class Replacements {
    @Bean
    @Primary
    SettableClock settableClock() {
      return new SettableClock(START);
    }
  }

  private static final class Shared {
    static final TestServer SERVER = start();
  }
}
