package dev.sigmasight.server.tag;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.PositionId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The tags of positions, under two addresses. */
@Tag(name = "Tags")
@RestController
class PositionTagController {
  static final String OF_POSITION = "/api/v1/positions/{id}/tags";
  static final String BY_ITSELF = "/api/v1/position-tags";

  private final PositionTagging tagging;
  private final TaggedPositions tagged;
  private final Clock clock;

  PositionTagController(PositionTagging tagging, TaggedPositions tagged, Clock clock) {
    this.tagging = tagging;
    this.tagged = tagged;
    this.clock = clock;
  }

  @Operation(summary = "Put tags on a position; those it carries and archived ones are left alone")
  @PostMapping(OF_POSITION)
  TaggingViews.Assigned assign(
      AccountId account, @PathVariable UUID id, @RequestBody @Valid TaggingViews.Assign wanted) {
    return assigned(account, id, wanted.tagIds(), wanted.only());
  }

  @Operation(summary = "Make these the tags of a position, and no others")
  @PatchMapping(OF_POSITION)
  TaggingViews.Assigned replace(
      AccountId account, @PathVariable UUID id, @RequestBody @Valid TaggingViews.Assign wanted) {
    return assigned(account, id, wanted.tagIds(), true);
  }

  @Operation(summary = "The tags of a position in their order, archived ones left out")
  @GetMapping(OF_POSITION)
  List<TaggingViews.Summary> tags(AccountId account, @PathVariable UUID id) {
    return tagging.of(account, new PositionId(id)).stream().map(TaggingViews.Summary::of).toList();
  }

  @Operation(summary = "Take tags off a position")
  @DeleteMapping(OF_POSITION)
  TaggingViews.Removed remove(
      AccountId account,
      @PathVariable UUID id,
      @RequestParam(name = "tag_ids") @Size(max = TagRules.AT_ONCE) List<@NotNull UUID> tagIds) {
    return removed(account, id, tagIds);
  }

  @Operation(summary = "Take tags off a position, for clients that cannot send DELETE")
  @PostMapping(OF_POSITION + "/remove")
  TaggingViews.Removed removeByPost(
      AccountId account, @PathVariable UUID id, @RequestBody @Valid TaggingViews.Remove unwanted) {
    return removed(account, id, unwanted.tagIds());
  }

  @Operation(
      summary = "The positions that carry a tag, of all portfolios or of one, with their value")
  @GetMapping(TagController.PATH + "/{id}/positions")
  TaggedView positions(
      AccountId account,
      @PathVariable UUID id,
      @RequestParam(name = "portfolio_id", required = false) @Nullable UUID portfolio) {
    return tagged.of(account, id, portfolio);
  }

  @Operation(summary = "The same as POST /api/v1/positions/{id}/tags")
  @PostMapping(BY_ITSELF)
  TaggingViews.Assigned assignTo(
      AccountId account, @RequestBody @Valid TaggingViews.AssignTo wanted) {
    return assigned(account, wanted.positionId(), wanted.tagIds(), wanted.only());
  }

  @Operation(summary = "The same as GET /api/v1/positions/{id}/tags")
  @GetMapping(BY_ITSELF)
  List<TaggingViews.Summary> tagsOf(
      AccountId account, @RequestParam(name = "position_id") UUID position) {
    return tags(account, position);
  }

  @Operation(summary = "The same as DELETE /api/v1/positions/{id}/tags")
  @DeleteMapping(BY_ITSELF)
  TaggingViews.Removed removeFrom(
      AccountId account,
      @RequestParam(name = "position_id") UUID position,
      @RequestParam(name = "tag_ids") @Size(max = TagRules.AT_ONCE) List<@NotNull UUID> tagIds) {
    return removed(account, position, tagIds);
  }

  private TaggingViews.Assigned assigned(
      AccountId account, UUID position, List<UUID> tagIds, boolean only) {
    return TaggingViews.Assigned.of(
        tagging.assign(account, new PositionId(position), tagIds, only, clock.instant()));
  }

  private TaggingViews.Removed removed(AccountId account, UUID position, List<UUID> tagIds) {
    return TaggingViews.Removed.of(tagging.remove(account, new PositionId(position), tagIds));
  }
}
