package dev.sigmasight.server.tag;

import dev.sigmasight.server.instrument.InvestmentClass;
import dev.sigmasight.server.instrument.PositionType;
import dev.sigmasight.server.ledger.Scale;
import dev.sigmasight.server.overview.Quality;
import dev.sigmasight.server.overview.Trust;
import dev.sigmasight.server.tag.TaggedPositions.Held;
import dev.sigmasight.server.tag.TaggedRows.Value;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The positions that carry a tag as the API shows them. */
@Schema(name = "TaggedPositions")
record TaggedView(
    UUID tagId,
    String tagName,
    List<Line> positions,
    int total,
    @Schema(description = "earliest session that one of them is valued at; null if none is")
        @Nullable LocalDate asOf,
    @Schema(description = "session of the oldest market price") @Nullable LocalDate dataThrough,
    Quality quality,
    @Nullable String qualityReason) {

  /** One of them. */
  @Schema(name = "TaggedPosition")
  record Line(
      UUID id,
      String symbol,
      PositionType positionType,
      @Schema(description = "signed, shares or contracts held now; 0 once closed")
          @Nullable BigDecimal quantity,
      UUID portfolioId,
      @Nullable InvestmentClass investmentClass,
      @Schema(description = "dollars per unit") @Nullable BigDecimal lastPrice,
      @Schema(description = "session of last_price") @Nullable LocalDate lastPriceDate,
      @Nullable String lastPriceSource,
      @Schema(description = "dollars, signed like the quantity, at the close of value_date")
          @Nullable BigDecimal marketValue,
      @Schema(description = "the newest session that was computed") @Nullable LocalDate valueDate,
      @Schema(description = "why there is no value") @Nullable String valueReason) {

    static Line of(Held held) {
      Value value = held.value();
      return new Line(
          held.tagged().id().value(),
          held.tagged().symbol(),
          held.state().type(),
          Scale.plain(held.state().quantity()),
          held.tagged().portfolio().value(),
          held.tagged().investmentClass(),
          value == null ? null : Scale.plain(value.price()),
          value == null ? null : value.priceDate(),
          value == null ? null : value.priceSource(),
          value == null ? null : Scale.cents(value.marketValue()),
          value == null ? null : value.day(),
          value == null ? reason(held) : null);
    }

    private static String reason(Held held) {
      return held.state().isOpen()
          ? "Not computed since the ledger changed; the next run of the batch does."
          : "The position is closed.";
    }
  }

  static TaggedView of(UUID tag, String name, List<Held> held, Trust trust) {
    return new TaggedView(
        tag,
        name,
        held.stream().map(Line::of).toList(),
        held.size(),
        trust.asOf(),
        trust.dataThrough(),
        trust.quality(),
        trust.reason());
  }
}
