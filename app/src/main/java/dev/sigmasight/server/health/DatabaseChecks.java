package dev.sigmasight.server.health;

import dev.sigmasight.database.DatabaseUnavailable;
import dev.sigmasight.server.aidb.AiDb;
import dev.sigmasight.server.coredb.CoreDb;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Whether the two databases answer and have the schema of this program. */
@Component
class DatabaseChecks {
  private static final Logger LOG = LoggerFactory.getLogger(DatabaseChecks.class);
  private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(1);

  private final CoreDb core;
  private final AiDb ai;
  private final AtomicBoolean coreSchemaSeen = new AtomicBoolean();
  private final AtomicBoolean aiSchemaSeen = new AtomicBoolean();

  DatabaseChecks(CoreDb core, AiDb ai) {
    this.core = core;
    this.ai = ai;
  }

  /** The look at the schema takes longest; after the start nobody has to wait for it. */
  @EventListener(ApplicationReadyEvent.class)
  void look() {
    try {
      coreSchemaSeen.compareAndSet(false, core.pendingMigrations().isEmpty());
    } catch (DatabaseUnavailable gone) {
      LOG.debug("The first question about health looks at the schema.", gone);
    }
  }

  ComponentView coreDatabase() {
    core.ping(SIGN_OF_LIFE);
    if (!coreSchemaSeen.get() && !core.pendingMigrations().isEmpty()) {
      return ComponentView.of(Status.UNHEALTHY, "Its schema is older than this program.");
    }
    coreSchemaSeen.set(true);
    return ComponentView.healthy();
  }

  ComponentView aiDatabase() {
    ai.ping(SIGN_OF_LIFE);
    if (!aiSchemaSeen.get() && !ai.pendingMigrations().isEmpty()) {
      return ComponentView.of(Status.DEGRADED, "Its schema is older than this program.");
    }
    aiSchemaSeen.set(true);
    boolean vectors =
        ai.sql("select exists (select from pg_extension where extname = 'vector')")
            .query(Boolean.class)
            .single();
    return vectors
        ? ComponentView.healthy()
        : ComponentView.of(
            Status.DEGRADED, "It lacks pgvector: knowledge is searched as text only.");
  }
}
