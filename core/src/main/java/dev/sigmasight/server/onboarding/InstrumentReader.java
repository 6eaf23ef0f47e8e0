package dev.sigmasight.server.onboarding;

import dev.sigmasight.market.option.OptionRight;
import dev.sigmasight.server.instrument.Flaw;
import dev.sigmasight.server.instrument.Holdable;
import dev.sigmasight.server.instrument.InstrumentDescription;
import dev.sigmasight.server.instrument.InstrumentDescription.Reading;
import dev.sigmasight.server.instrument.InvestmentClass;
import dev.sigmasight.server.instrument.OptionParts;
import dev.sigmasight.server.instrument.Subtype;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what a row holds. */
final class InstrumentReader {
  private static final List<PositionColumn> OPTION_COLUMNS =
      List.of(
          PositionColumn.UNDERLYING,
          PositionColumn.STRIKE,
          PositionColumn.EXPIRATION,
          PositionColumn.OPTION_TYPE);

  private final Row row;

  InstrumentReader(Row row) {
    this.row = row;
  }

  /** What it is; null, with its faults noted, if that cannot be told. */
  @Nullable Holdable read() {
    InvestmentClass stated =
        row.constant(
            PositionColumn.INVESTMENT_CLASS,
            InvestmentClass.class,
            ImportCode.CLASS_INVALID,
            "PUBLIC, OPTIONS, PRIVATE");
    OptionParts option = option();
    InstrumentDescription described =
        new InstrumentDescription(
            row.text(PositionColumn.SYMBOL),
            stated == null && OPTION_COLUMNS.stream().anyMatch(row::has)
                ? InvestmentClass.OPTIONS
                : stated,
            subtype(stated),
            option);
    return switch (described.read()) {
      case Reading.Understood(Holdable what) -> what;
      case Reading.Flawed(List<Flaw> flaws) -> {
        flaws.forEach(this::refuse);
        yield null;
      }
    };
  }

  private @Nullable Subtype subtype(@Nullable InvestmentClass stated) {
    Stream<Subtype> known =
        stated == null ? Arrays.stream(Subtype.values()) : Subtype.of(stated).stream();
    return row.constant(
        PositionColumn.INVESTMENT_SUBTYPE,
        Subtype.class,
        ImportCode.SUBTYPE_INVALID,
        known.map(Subtype::name).collect(Collectors.joining(", ")));
  }

  private OptionParts option() {
    String underlying = row.text(PositionColumn.UNDERLYING);
    BigDecimal strike = row.number(PositionColumn.STRIKE, ImportCode.OPTION_STRIKE);
    LocalDate expiry = row.date(PositionColumn.EXPIRATION, ImportCode.OPTION_EXPIRATION);
    return new OptionParts(underlying.isEmpty() ? null : underlying, strike, expiry, right());
  }

  private @Nullable OptionRight right() {
    String text = row.text(PositionColumn.OPTION_TYPE);
    return switch (text.toUpperCase(Locale.ROOT)) {
      case "" -> null;
      case "CALL", "C" -> OptionRight.CALL;
      case "PUT", "P" -> OptionRight.PUT;
      default -> {
        row.refuse(
            ImportCode.OPTION_TYPE,
            PositionColumn.OPTION_TYPE,
            FileText.quoted(text) + " is neither CALL nor PUT.");
        yield null;
      }
    };
  }

  /** A cell that could not be read was refused already; that it is missing is not news. */
  private void refuse(Flaw flaw) {
    ImportCode code = code(flaw.kind());
    if (!row.found(code)) {
      row.refuse(code, column(flaw.kind()), flaw.message());
    }
  }

  private static ImportCode code(Flaw.Kind kind) {
    return switch (kind) {
      case SYMBOL_MISSING -> ImportCode.SYMBOL_MISSING;
      case SYMBOL_TOO_LONG -> ImportCode.SYMBOL_TOO_LONG;
      case SYMBOL_MALFORMED -> ImportCode.SYMBOL_MALFORMED;
      case INVESTMENT_CLASS -> ImportCode.CLASS_INVALID;
      case SUBTYPE -> ImportCode.SUBTYPE_INVALID;
      case UNDERLYING -> ImportCode.OPTION_UNDERLYING;
      case STRIKE -> ImportCode.OPTION_STRIKE;
      case EXPIRY -> ImportCode.OPTION_EXPIRATION;
      case RIGHT -> ImportCode.OPTION_TYPE;
    };
  }

  private static PositionColumn column(Flaw.Kind kind) {
    return switch (kind) {
      case SYMBOL_MISSING, SYMBOL_TOO_LONG, SYMBOL_MALFORMED -> PositionColumn.SYMBOL;
      case INVESTMENT_CLASS -> PositionColumn.INVESTMENT_CLASS;
      case SUBTYPE -> PositionColumn.INVESTMENT_SUBTYPE;
      case UNDERLYING -> PositionColumn.UNDERLYING;
      case STRIKE -> PositionColumn.STRIKE;
      case EXPIRY -> PositionColumn.EXPIRATION;
      case RIGHT -> PositionColumn.OPTION_TYPE;
    };
  }
}
