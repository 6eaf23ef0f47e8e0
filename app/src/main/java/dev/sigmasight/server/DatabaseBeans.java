package dev.sigmasight.server;

import dev.sigmasight.database.DatabaseChoice;
import dev.sigmasight.database.EmbeddedServer;
import dev.sigmasight.server.DatabaseSettings.AtStart;
import dev.sigmasight.server.aidb.AiDb;
import dev.sigmasight.server.aidb.AiDbSettings;
import dev.sigmasight.server.coredb.CoreDb;
import dev.sigmasight.server.coredb.CoreDbSettings;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.web.context.WebApplicationContext;

/**
 * The two databases. The server cannot do without the core one; without the AI one everything but
 * the analyst works, and it is migrated as soon as it comes back.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseSettings.class)
class DatabaseBeans {
  private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(10);

  @Bean
  DatabaseChoice databaseChoice(Environment environment) {
    return DatabaseChoice.from(
        Stream.of("DATABASE_URL", "AI_DATABASE_URL", "SIGMASIGHT_HOME", "SIGMASIGHT_ENV")
            .collect(Collectors.toMap(name -> name, name -> environment.getProperty(name, ""))));
  }

  /** A server owns the embedded one; a command also works beside a running server. */
  @Bean
  DatabaseServers databaseServers(DatabaseChoice choice, ApplicationContext context) {
    return DatabaseServers.of(
        choice,
        context instanceof WebApplicationContext
            ? EmbeddedServer::own
            : EmbeddedServer::ownOrAttach);
  }

  @Bean
  CoreDb coreDb(DatabaseServers servers, DatabaseSettings settings) {
    CoreDb db =
        new CoreDb(
            new CoreDbSettings(
                servers.core(), settings.core().pool(servers.embedded().isPresent())));
    try {
      if (settings.atStart() != AtStart.NOTHING) {
        db.ping(SIGN_OF_LIFE); // a migration would wait for a host that never answers
      }
      switch (settings.atStart()) {
        case MIGRATE -> db.migrate();
        case VALIDATE -> db.validate();
        case NOTHING -> {}
      }
      return db;
    } catch (RuntimeException e) {
      db.close();
      throw e;
    }
  }

  @Bean
  AiDb aiDb(DatabaseServers servers, DatabaseSettings settings) {
    return new AiDb(new AiDbSettings(servers.ai(), settings.ai().pool()));
  }

  @Bean(initMethod = "open")
  AiSchema aiSchema(AiDb db, DatabaseSettings settings) {
    return new AiSchema(db, settings.atStart());
  }
}
