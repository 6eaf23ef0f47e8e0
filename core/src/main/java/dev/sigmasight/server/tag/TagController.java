package dev.sigmasight.server.tag;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.server.idempotency.CreateRequest;
import dev.sigmasight.server.idempotency.Created;
import dev.sigmasight.server.idempotency.Idempotency;
import dev.sigmasight.server.tag.TagView.With;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The tags of the account. */
@Tag(name = "Tags")
@RestController
@RequestMapping(TagController.PATH)
class TagController {
  static final String PATH = "/api/v1/tags";

  private final Tags tags;
  private final Idempotency idempotency;
  private final Clock clock;

  TagController(Tags tags, Idempotency idempotency, Clock clock) {
    this.tags = tags;
    this.idempotency = idempotency;
    this.clock = clock;
  }

  @Operation(summary = "Create a tag; names are unique among those not archived, whatever the case")
  @ApiResponse(responseCode = "201", useReturnTypeSchema = true)
  @PostMapping
  ResponseEntity<TagView> create(
      AccountId account,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      @RequestBody @Valid CreateTag wanted) {
    return idempotency
        .once(
            new CreateRequest(account, key, "POST " + PATH, wanted),
            TagView.class,
            () -> {
              TagView created = TagView.of(tags.create(account, wanted.tag(), clock.instant()));
              return new Created<>(created, PATH + "/" + created.id());
            })
        .response();
  }

  @Operation(summary = "The tags of the account in their order")
  @GetMapping
  TagViews.All list(
      AccountId account,
      @RequestParam(name = "include_archived", defaultValue = "false") boolean includeArchived,
      @RequestParam(name = "include_usage_stats", defaultValue = "true")
          boolean includeUsageStats) {
    return TagViews.All.of(
        tags.of(account), includeArchived, includeUsageStats ? With.COUNTS : With.NOTHING);
  }

  @Operation(summary = "One tag, archived or not, on request with the positions that carry it")
  @GetMapping("/{id}")
  TagView get(
      AccountId account,
      @PathVariable UUID id,
      @RequestParam(name = "include_positions", defaultValue = "false") boolean includePositions) {
    return TagView.of(tags.owned(account, id), includePositions ? With.POSITIONS : With.COUNTS);
  }

  @Operation(summary = "Change what is named; the rest stays")
  @PatchMapping("/{id}")
  TagView change(AccountId account, @PathVariable UUID id, @RequestBody @Valid ChangeTag wanted) {
    return TagView.of(tags.change(account, id, wanted.change(), clock.instant()));
  }

  @Operation(summary = "Archive a tag; it is taken off every position")
  @PostMapping("/{id}/archive")
  TagViews.Done archive(AccountId account, @PathVariable UUID id) {
    return new TagViews.Done(
        "The tag " + tags.archive(account, id, clock.instant()).name() + " is archived.");
  }

  @Operation(summary = "Offer an archived tag again; the positions that carried it do not return")
  @PostMapping("/{id}/restore")
  TagViews.Done restore(AccountId account, @PathVariable UUID id) {
    return new TagViews.Done(
        "The tag " + tags.restore(account, id, clock.instant()).name() + " is not archived.");
  }

  @Operation(summary = "Create the usual tags for an account that has none")
  @ApiResponse(responseCode = "201", description = "created", useReturnTypeSchema = true)
  @ApiResponse(responseCode = "200", description = "there are tags", useReturnTypeSchema = true)
  @PostMapping("/defaults")
  ResponseEntity<TagViews.Defaults> defaults(AccountId account) {
    Tags.Defaults found = tags.defaults(account, clock.instant());
    return (found.created() ? ResponseEntity.created(URI.create(PATH)) : ResponseEntity.ok())
        .body(TagViews.Defaults.of(found));
  }
}
