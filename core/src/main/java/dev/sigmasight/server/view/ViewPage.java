package dev.sigmasight.server.view;

import dev.sigmasight.server.overview.Quality;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** What a page shows: single numbers by name, and tables. One shape for all pages. */
@Schema(name = "ViewPage")
public record ViewPage(
    @Schema(description = "id of a portfolio, or all") String scope,
    @Schema(description = "name of the page, as in risk/factors") String view,
    boolean available,
    @Nullable LocalDate asOf,
    @Nullable LocalDate dataThrough,
    Quality quality,
    @Nullable String qualityReason,
    @Schema(description = "by name, in the order in which they are shown")
        SequencedMap<String, ViewNumber> figures,
    List<Table> tables,
    @Schema(description = "why there is nothing") @Nullable String reason) {

  /** Rows of one kind. */
  @Schema(name = "ViewTable")
  public record Table(String id, List<Row> rows) {}

  /** One row. */
  @Schema(name = "ViewRow")
  public record Row(
      @Schema(description = "what the row is about: an id, a symbol, a day, a name") String key,
      @Schema(description = "words by column; null is unknown")
          SequencedMap<String, @Nullable String> texts,
      @Schema(description = "by column") SequencedMap<String, ViewNumber> numbers) {}
}
