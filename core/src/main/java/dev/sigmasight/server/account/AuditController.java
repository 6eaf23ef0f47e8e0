package dev.sigmasight.server.account;

import dev.sigmasight.server.account.AuditReads.Entry;
import dev.sigmasight.server.account.AuditReads.Filter;
import dev.sigmasight.server.account.AuditReads.Kind;
import dev.sigmasight.server.account.AuditReads.Page;
import dev.sigmasight.server.account.OperationDone.Outcome;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who changed what, and what administrators asked for. */
@RestController
@Tag(name = "Administration: audit")
class AuditController {
  private final AuditReads reads;

  AuditController(AuditReads reads) {
    this.reads = reads;
  }

  @Schema(name = "AuditEntry")
  record EntryView(
      long id,
      Instant at,
      @Schema(
              description =
                  "CHANGE of something stored, or OPERATION: what an administrator asked for, or a"
                      + " tool that a program used at /mcp")
          Kind kind,
      @Schema(description = "null if a command of the machine's owner acted")
          @Nullable UUID actorId,
      @Schema(description = "e-mail of the account, or the command") String actor,
      @Schema(description = "a verb, or method and address of the operation, or the tool")
          String action,
      @Schema(
              description =
                  "what it is about, as in portfolio; api for operations of administrators, mcp for"
                      + " tools")
          String entity,
      @Schema(description = "which of them, the access token for tools; null for none")
          @Nullable String entityId,
      Outcome outcome,
      @Schema(description = "HTTP status of an operation") @Nullable Integer status,
      @Schema(description = "the request behind it, as in X-Request-Id; null for commands")
          @Nullable String requestId,
      Map<String, String> detail) {

    static EntryView of(Entry entry) {
      return new EntryView(
          entry.id(),
          entry.at(),
          entry.kind(),
          entry.actorId(),
          entry.actor(),
          entry.action(),
          entry.entity(),
          entry.entityId().isEmpty() ? null : entry.entityId(),
          entry.outcome(),
          entry.status(),
          entry.request(),
          entry.detail());
    }
  }

  @Schema(name = "AuditPage")
  record PageView(
      @Schema(description = "entries that fit, shown or not") long total,
      int limit,
      int offset,
      @Schema(description = "newest first") List<EntryView> entries) {}

  @Operation(
      summary = "The audit log, newest first",
      description =
          "Changes are written in the transaction of the change, operations of administrators when"
              + " they are over, refused ones too. Nothing is ever deleted from it.")
  @GetMapping("/api/v1/admin/audit")
  PageView audit(
      @RequestParam(required = false) @Nullable Kind kind,
      @RequestParam(required = false) @Nullable Outcome outcome,
      @Parameter(description = "e-mail or id of the account, or the command")
          @RequestParam(required = false)
          @Nullable String actor,
      @RequestParam(required = false) @Nullable String action,
      @RequestParam(required = false) @Nullable String entity,
      @RequestParam(name = "entity_id", required = false) @Nullable String entityId,
      @RequestParam(name = "request_id", required = false) @Nullable String requestId,
      @RequestParam(required = false) @Nullable Instant since,
      @Parameter(description = "before this moment") @RequestParam(required = false)
          @Nullable Instant until,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
      @RequestParam(defaultValue = "0") @Min(0) @Max(100_000) int offset) {
    Page page =
        reads.newest(
            new Filter(kind, outcome, actor, action, entity, entityId, requestId, since, until),
            limit,
            offset);
    return new PageView(
        page.total(), limit, offset, page.entries().stream().map(EntryView::of).toList());
  }
}
