package dev.sigmasight.server.onboarding;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.server.activity.ActivityLog;
import dev.sigmasight.server.activity.Attempt;
import dev.sigmasight.server.activity.Caller;
import dev.sigmasight.server.idempotency.CreateRequest;
import dev.sigmasight.server.idempotency.Created;
import dev.sigmasight.server.idempotency.Idempotency;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Onboarding")
@RestController
class OnboardingController {
  private static final String CREATE = "/api/v1/onboarding/create-portfolio";
  private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

  private final PortfolioImport imports;
  private final Idempotency idempotency;
  private final ActivityLog activities;
  private final Clock clock;

  OnboardingController(
      PortfolioImport imports, Idempotency idempotency, ActivityLog activities, Clock clock) {
    this.imports = imports;
    this.idempotency = idempotency;
    this.activities = activities;
    this.clock = clock;
  }

  @Operation(summary = "Create a portfolio with all positions of a CSV file, or nothing at all")
  @ApiResponse(responseCode = "200", description = "A dry run", useReturnTypeSchema = true)
  @ApiResponse(responseCode = "201", useReturnTypeSchema = true)
  @PostMapping(path = CREATE, consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  ResponseEntity<ImportedPortfolioView> create(
      AccountId account,
      Caller caller,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      @ModelAttribute CreatePortfolioForm form) {
    if (form.isDryRun()) {
      return ResponseEntity.ok(
          ImportedPortfolioView.of(imports.check(account, form.request(), clock.instant()), true));
    }
    return activities
        .attempt(Attempt.PORTFOLIO, account, caller, () -> created(account, key, form))
        .response();
  }

  private Created<ImportedPortfolioView> created(
      AccountId account, @Nullable String key, CreatePortfolioForm form) {
    return idempotency.once(
        new CreateRequest(account, key, "POST " + CREATE, form.content()),
        ImportedPortfolioView.class,
        () -> {
          ImportedPortfolio created = imports.create(account, form.request(), clock.instant());
          return new Created<>(
              ImportedPortfolioView.of(created, false),
              "/api/v1/portfolios/" + created.portfolio().id());
        });
  }

  @Operation(summary = "The template of a portfolio file, with sample rows")
  @SecurityRequirements
  @ApiResponse(
      responseCode = "200",
      description = "the columns and a few lines",
      content = @Content(mediaType = "text/csv", schema = @Schema(type = "string")))
  @GetMapping("/api/v1/onboarding/csv-template")
  ResponseEntity<Resource> template() {
    return ResponseEntity.ok()
        .contentType(CSV)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename("sigmasight_portfolio_template.csv")
                .build()
                .toString())
        .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic())
        .body(new ClassPathResource("portfolio-template.csv", OnboardingController.class));
  }
}
