package dev.sigmasight.server.position;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What deletions are asked for and answer with. */
final class DeletedViews {
  private DeletedViews() {}

  @Schema(name = "DeletePositions")
  record Request(
      @NotEmpty @Size(max = 1000) List<@NotNull UUID> positionIds,
      @Nullable Boolean forceHardDelete) {}

  @Schema(name = "PositionsDeleted")
  record Several(
      boolean deleted, int count, @Schema(description = "symbols") List<String> positions) {}

  @Schema(name = "PositionDeleted")
  record One(
      boolean deleted,
      UUID positionId,
      String symbol,
      @Schema(allowableValues = {"soft_delete", "hard_delete"}) String type,
      @Schema(description = "of a soft delete") @Nullable Instant deletedAt,
      @Schema(description = "of a hard delete") @Nullable String reason) {

    static One of(PositionDeletion.Deleted deleted) {
      return new One(
          true,
          deleted.id().value(),
          deleted.symbol(),
          deleted.erased() ? "hard_delete" : "soft_delete",
          deleted.deletedAt(),
          deleted.erased() ? "It was created less than 5 minutes ago." : null);
    }
  }
}
