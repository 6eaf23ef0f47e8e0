package dev.sigmasight.server.health;

import dev.sigmasight.kernel.Problem;
import dev.sigmasight.kernel.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Objects;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Health")
@SecurityRequirements
@RestController
@ConditionalOnWebApplication
class HealthController {
  private final SystemHealth system;
  private volatile boolean stopping;

  HealthController(SystemHealth system) {
    this.system = system;
  }

  /** From now on nobody should send new requests here; what has begun is answered. */
  @EventListener(ContextClosedEvent.class)
  void stop() {
    stopping = true;
  }

  /** A short word for a supervisor. */
  record SignView(String status) {}

  @Operation(summary = "The process runs")
  @GetMapping({"/livez", "/health/live"})
  SignView alive() {
    return new SignView("alive");
  }

  @Operation(summary = "The core database answers and has this program's schema")
  @GetMapping({"/readyz", "/health/ready"})
  SignView ready() throws InterruptedException {
    if (stopping) {
      throw new ProblemException(new Problem.Unavailable("server", "The server is stopping."));
    }
    ComponentView core = system.view().components().coreDatabase();
    if (core.status() != Status.HEALTHY) {
      throw new ProblemException(
          new Problem.Unavailable("core_database", Objects.requireNonNull(core.reason())));
    }
    return new SignView("ready");
  }

  @Operation(summary = "How every part of the system is")
  @ApiResponse(responseCode = "200", useReturnTypeSchema = true)
  @ApiResponse(
      responseCode = "503",
      description = "the core database cannot be reached",
      useReturnTypeSchema = true)
  @GetMapping({"/health", "/api/health", "/api/v1/health"})
  ResponseEntity<HealthView> health() throws InterruptedException {
    HealthView view = system.view();
    return ResponseEntity.status(
            view.status() == Status.UNHEALTHY ? HttpStatus.SERVICE_UNAVAILABLE : HttpStatus.OK)
        .body(view);
  }
}
