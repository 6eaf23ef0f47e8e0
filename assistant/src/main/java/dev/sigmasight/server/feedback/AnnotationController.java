package dev.sigmasight.server.feedback;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.server.feedback.AnnotationViews.Done;
import dev.sigmasight.server.feedback.AnnotationViews.Export;
import dev.sigmasight.server.feedback.AnnotationViews.Filters;
import dev.sigmasight.server.feedback.AnnotationViews.One;
import dev.sigmasight.server.feedback.AnnotationViews.Page;
import dev.sigmasight.server.feedback.AnnotationViews.Summary;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Remarks of administrators on answers. */
@Tag(name = "Administration: AI")
@RestController
@RequestMapping("/api/v1/admin/ai/tuning")
class AnnotationController {
  private static final String PATH = "/api/v1/admin/ai/tuning/annotations";
  private static final String LINES = "application/x-ndjson";

  private final Annotations annotations;
  private final AnnotationRows rows;
  private final AnnotationExport export;
  private final Clock clock;

  AnnotationController(
      Annotations annotations, AnnotationRows rows, AnnotationExport export, Clock clock) {
    this.annotations = annotations;
    this.rows = rows;
    this.export = export;
    this.clock = clock;
  }

  @Operation(summary = "Remark on an answer; only on what the analyst wrote")
  @ApiResponse(responseCode = "201", useReturnTypeSchema = true)
  @PostMapping("/annotations")
  ResponseEntity<One> create(AccountId account, @RequestBody @Valid CreateAnnotation wanted) {
    One created =
        One.of(annotations.add(account, wanted.messageId(), wanted.remark(), clock.instant()));
    return ResponseEntity.created(URI.create(PATH + "/" + created.id())).body(created);
  }

  @Operation(summary = "Remarks, newest first")
  @GetMapping("/annotations")
  Page list(
      @RequestParam(required = false)
          @Pattern(regexp = AnnotationWords.STATE, message = "must be " + AnnotationWords.STATES)
          @Nullable String status,
      @RequestParam(name = "annotation_type", required = false)
          @Pattern(regexp = AnnotationWords.TYPE, message = "must be " + AnnotationWords.TYPES)
          @Nullable String annotationType,
      @RequestParam(required = false)
          @Pattern(
              regexp = AnnotationWords.SEVERITY,
              message = "must be " + AnnotationWords.SEVERITIES)
          @Nullable String severity,
      @RequestParam(name = "message_id", required = false) @Nullable UUID messageId,
      @RequestParam(defaultValue = "30") @Min(1) @Max(365) int days,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
      @RequestParam(defaultValue = "0") @Min(0) @Max(1_000_000) int offset) {
    AnnotationFilter filter =
        new AnnotationFilter(before(days), status, annotationType, severity, messageId);
    List<One> found = rows.list(filter, limit, offset).stream().map(One::of).toList();
    return new Page(rows.count(filter), limit, offset, days, found);
  }

  @Operation(summary = "One remark")
  @GetMapping("/annotations/{id}")
  One get(@PathVariable UUID id) {
    return One.of(annotations.one(id));
  }

  @Operation(summary = "Change what is named; the rest stays")
  @PutMapping("/annotations/{id}")
  One change(@PathVariable UUID id, @RequestBody @Valid ChangeAnnotation wanted) {
    return One.of(annotations.change(id, wanted.change(), clock.instant()));
  }

  @Operation(summary = "Delete a remark")
  @DeleteMapping("/annotations/{id}")
  Done delete(@PathVariable UUID id) {
    annotations.delete(id);
    return new Done("The annotation is deleted.");
  }

  @Operation(summary = "How many remarks there are, by type, severity and status")
  @GetMapping("/summary")
  Summary summary(@RequestParam(defaultValue = "30") @Min(1) @Max(365) int days) {
    AnnotationRows.Summary found = rows.summary(before(days));
    return new Summary(
        days,
        found.total(),
        found.byType(),
        found.bySeverity(),
        found.byStatus(),
        found.suggestions(),
        clock.instant());
  }

  @Operation(
      summary = "Remarks with the answers they are about, as a file",
      description = "format is json, or jsonl for one object to a line. Written while it is read.")
  @ApiResponse(
      responseCode = "200",
      description =
          "application/json, or application/x-ndjson: the elements of data, one to a line",
      content = {
        @Content(mediaType = "application/json", schema = @Schema(implementation = Export.class)),
        @Content(mediaType = LINES, schema = @Schema(type = "string"))
      })
  @GetMapping("/export")
  ResponseEntity<Resource> export(
      @RequestParam(required = false)
          @Pattern(regexp = AnnotationWords.STATE, message = "must be " + AnnotationWords.STATES)
          @Nullable String status,
      @RequestParam(name = "annotation_type", required = false)
          @Pattern(regexp = AnnotationWords.TYPE, message = "must be " + AnnotationWords.TYPES)
          @Nullable String annotationType,
      @RequestParam(defaultValue = "90") @Min(1) @Max(365) int days,
      @RequestParam(defaultValue = "json")
          @Pattern(regexp = "json|jsonl", message = "must be json or jsonl")
          String format) {
    AnnotationFilter filter =
        new AnnotationFilter(before(days), status, annotationType, null, null);
    if (format.equals("jsonl")) {
      return file(MediaType.parseMediaType(LINES), new InputStreamResource(export.lines(filter)));
    }
    Export head =
        new Export(
            format,
            days,
            rows.count(filter),
            new Filters(status, annotationType),
            clock.instant(),
            List.of());
    return file(MediaType.APPLICATION_JSON, new InputStreamResource(export.object(filter, head)));
  }

  private static ResponseEntity<Resource> file(MediaType type, Resource content) {
    return ResponseEntity.ok().contentType(type).body(content);
  }

  private Instant before(int days) {
    return clock.instant().minus(Duration.ofDays(days));
  }
}
