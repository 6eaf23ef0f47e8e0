package dev.sigmasight.server.security;

import dev.sigmasight.kernel.Problem;
import dev.sigmasight.kernel.Problem.Fault;
import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.server.account.Account;
import dev.sigmasight.server.activity.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The first step of setting up: an account, by the rules of {@code /auth/register}. */
@Tag(name = "Onboarding")
@RestController
@ConditionalOnWebApplication
class OnboardingRegistrationController {
  private final Registration registration;

  OnboardingRegistrationController(Registration registration) {
    this.registration = registration;
  }

  /** Who wants an account. Never printed. */
  @Schema(name = "OnboardingRegistration")
  record RegistrationRequest(
      @NotNull(message = "is required") String email,
      @Schema(description = "at least 12 characters, at most 72 bytes")
          @NotNull(message = "is required")
          String password,
      @NotNull(message = "is required") String fullName,
      @Schema(description = "not needed, and not looked at") @Nullable String inviteCode) {

    @Override
    public String toString() {
      return "RegistrationRequest";
    }
  }

  /** A fresh account, and what to do now. */
  @Schema(name = "OnboardingRegistered")
  record RegistrationView(
      UUID userId,
      @Schema(description = "in lower case") String email,
      String fullName,
      String message,
      LoginStep nextStep) {}

  /** How to go on. */
  record LoginStep(String action, String endpoint, String description) {}

  @Operation(summary = "Create an account, without a portfolio")
  @ApiResponse(responseCode = "201", useReturnTypeSchema = true)
  @SecurityRequirements
  @PostMapping("/api/v1/onboarding/register")
  ResponseEntity<RegistrationView> register(
      @Valid @RequestBody RegistrationRequest wanted, Caller caller) {
    Account account = create(wanted, caller);
    return ResponseEntity.created(URI.create("/api/v1/auth/me"))
        .body(
            new RegistrationView(
                account.id().value(),
                account.email(),
                account.fullName(),
                "The account was created.",
                new LoginStep(
                    "login",
                    "/api/v1/auth/login",
                    "Sign in, then create a portfolio or import one.")));
  }

  private Account create(RegistrationRequest wanted, Caller caller) {
    try {
      return registration.register(
          new RegisterRequest(wanted.email(), wanted.password(), wanted.fullName()), caller);
    } catch (ProblemException failure) {
      throw switch (failure.problem()) {
        case Problem.Conflict taken ->
            new ProblemException(new Problem.Conflict("ERR_USER_001", taken.detail()));
        case Problem.InvalidInput invalid -> new ProblemException(coded(invalid));
        default -> failure;
      };
    }
  }

  /** The same with the codes that onboarding has for it. */
  private static Problem coded(Problem.InvalidInput invalid) {
    List<Fault> faults =
        invalid.faults().stream()
            .map(
                each ->
                    new Fault(
                        each.field(), each.message(), code(each.code()), each.row(), each.symbol()))
            .toList();
    return new Problem.InvalidInput(faults.getFirst().code(), invalid.detail(), faults);
  }

  private static String code(String ofAccount) {
    return switch (ofAccount) {
      case "EMAIL" -> "ERR_USER_002";
      case "PASSWORD" -> "ERR_USER_003";
      case "NAME" -> "ERR_USER_004";
      default -> ofAccount;
    };
  }
}
