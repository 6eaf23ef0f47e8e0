package dev.sigmasight.server.position;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;

/** Several new positions of one portfolio, created all or none. */
record CreatePositions(
    @NotNull UUID portfolioId,
    @NotEmpty @Size(max = 5000) List<@NotNull CreatePosition> positions) {}
