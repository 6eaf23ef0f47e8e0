package dev.sigmasight.server.position;

import dev.sigmasight.market.option.OptionRight;
import dev.sigmasight.server.instrument.Flaw;
import dev.sigmasight.server.instrument.Holdable;
import dev.sigmasight.server.instrument.InstrumentDescription;
import dev.sigmasight.server.instrument.InstrumentDescription.Reading;
import dev.sigmasight.server.instrument.InvestmentClass;
import dev.sigmasight.server.instrument.OptionParts;
import dev.sigmasight.server.instrument.PositionType;
import dev.sigmasight.server.instrument.Subtype;
import dev.sigmasight.server.portfolio.NewHolding;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a client says about a new position. */
record CreatePosition(
    @Schema(description = "may also be a query parameter") @Nullable UUID portfolioId,
    @Schema(description = "ticker, option symbol, or label of a private asset")
        @Nullable String symbol,
    @Schema(description = "signed: negative for SHORT, SC and SP") @Nullable BigDecimal quantity,
    @Schema(description = "dollars per unit") @Nullable BigDecimal avgCost,
    @Nullable PositionType positionType,
    @Nullable InvestmentClass investmentClass,
    @Nullable Subtype investmentSubtype,
    @Nullable String notes,
    @Schema(description = "today if it is left out") @Nullable LocalDate entryDate,
    @Nullable String underlyingSymbol,
    @Schema(description = "dollars per unit of the underlying") @Nullable BigDecimal strikePrice,
    @Nullable LocalDate expirationDate) {

  /** The position, if it makes sense; otherwise its faults are among those of the limits. */
  Optional<NewHolding> holding(LocalDate today, Limits limits) {
    LocalDate entry = Objects.requireNonNullElse(entryDate, today);
    limits.day("entry_date", entry);
    limits.notes(notes);
    limits.price("avg_cost", avgCost, false);
    if (quantity == null) {
      limits.refuse("quantity", "A quantity is needed; it is negative for a short position.");
    } else {
      limits.quantity("quantity", quantity);
    }
    Holdable what = what(limits);
    if (what == null || quantity == null || avgCost == null) {
      return Optional.empty();
    }
    checkType(what, quantity, limits);
    checkExpiry(what, entry, limits);
    limits.value("quantity", quantity, avgCost);
    return limits.faults().isEmpty()
        ? Optional.of(
            NewHolding.held(what, entry, quantity, avgCost)
                .withNotes(notes == null || notes.isBlank() ? null : notes))
        : Optional.empty();
  }

  private @Nullable Holdable what(Limits limits) {
    OptionParts option =
        new OptionParts(
            underlyingSymbol == null || underlyingSymbol.isBlank() ? null : underlyingSymbol,
            strikePrice,
            expirationDate,
            right());
    InstrumentDescription described =
        new InstrumentDescription(symbol, investmentClass, investmentSubtype, option);
    return switch (described.read()) {
      case Reading.Understood(Holdable what) -> what;
      case Reading.Flawed(List<Flaw> flaws) -> {
        flaws.forEach(flaw -> limits.refuse(field(flaw.kind()), flaw.message()));
        yield null;
      }
    };
  }

  private @Nullable OptionRight right() {
    return switch (positionType) {
      case LC, SC -> OptionRight.CALL;
      case LP, SP -> OptionRight.PUT;
      case LONG, SHORT -> null;
      case null -> null;
    };
  }

  private void checkType(Holdable what, BigDecimal amount, Limits limits) {
    if (positionType == null) {
      return;
    }
    boolean option = what.investmentClass() == InvestmentClass.OPTIONS;
    if (option != positionType.isOption()) {
      limits.refuse(
          "position_type",
          option
              ? "A position in an option is LC, LP, SC or SP."
              : "Only options are " + positionType + "; a share or an asset is LONG or SHORT.");
    } else if (amount.signum() != 0 && positionType.isLong() != amount.signum() > 0) {
      limits.refuse(
          "quantity",
          positionType.isLong()
              ? "A "
                  + positionType
                  + " position has a positive quantity; drop the minus sign, or"
                  + " choose the short type."
              : "A "
                  + positionType
                  + " position has a negative quantity; send "
                  + amount.negate().stripTrailingZeros().toPlainString()
                  + ".");
    }
  }

  private static void checkExpiry(Holdable what, LocalDate entry, Limits limits) {
    if (what instanceof Holdable.Contract option && option.contract().expiry().isBefore(entry)) {
      limits.refuse(
          "expiration_date",
          "The option expired on " + option.contract().expiry() + ", before its entry date.");
    }
  }

  private static String field(Flaw.Kind kind) {
    return switch (kind) {
      case SYMBOL_MISSING, SYMBOL_TOO_LONG, SYMBOL_MALFORMED -> "symbol";
      case INVESTMENT_CLASS -> "investment_class";
      case SUBTYPE -> "investment_subtype";
      case UNDERLYING -> "underlying_symbol";
      case STRIKE -> "strike_price";
      case EXPIRY -> "expiration_date";
      case RIGHT -> "position_type";
    };
  }
}
