package dev.sigmasight.server.company;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Profiles, in the order in which their symbols were asked for, and what became of the request. */
@Schema(name = "CompanyProfiles")
record ProfilesView(
    @ArraySchema(schema = @Schema(implementation = ProfileView.class))
        List<Map<String, @Nullable Object>> profiles,
    Meta meta) {

  /**
   * What was asked and found.
   *
   * @param requestedSymbols in the order of the request, an option under its underlying
   * @param missingProfiles those of them that no profile is stored of
   */
  @Schema(name = "CompanyProfilesMeta")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Meta(
      @Schema(description = "symbols, positions or portfolio") String queryType,
      List<String> requestedSymbols,
      int returnedProfiles,
      List<String> missingProfiles,
      Instant asOf,
      @Nullable List<UUID> positionIds,
      @Nullable Map<UUID, String> positionSymbolMap,
      @Nullable UUID portfolioId,
      @Nullable List<String> fieldsRequested) {}
}
