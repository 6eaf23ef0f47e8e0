package dev.sigmasight.server.position;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** What creating several positions answers with. */
@Schema(name = "PositionsCreated")
record PositionsCreatedView(boolean success, int count, List<PositionView> positions) {}
