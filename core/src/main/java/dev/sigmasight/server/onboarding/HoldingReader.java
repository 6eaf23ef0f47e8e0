package dev.sigmasight.server.onboarding;

import dev.sigmasight.server.instrument.Holdable;
import dev.sigmasight.server.instrument.InvestmentClass;
import dev.sigmasight.server.ledger.Scale;
import dev.sigmasight.server.portfolio.NewHolding;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads one row as a position and finds everything that is wrong with it. */
final class HoldingReader {
  private static final int OLDEST_YEARS = 100;

  private final Row row;
  private final LocalDate today;
  private final Duplicates seen;

  HoldingReader(Row row, LocalDate today, Duplicates seen) {
    this.row = row;
    this.today = today;
    this.seen = seen;
  }

  /** The position, if the row is without fault. */
  Optional<NewHolding> read() {
    Holdable what = new InstrumentReader(row).read();
    BigDecimal quantity = quantity();
    BigDecimal price = price(PositionColumn.ENTRY_PRICE, true);
    LocalDate entry = day(PositionColumn.ENTRY_DATE, true);
    NewHolding.Exit exit = exit(entry, what);
    if (what == null || entry == null) {
      return Optional.empty();
    }
    checkDates(what, entry, exit);
    if (quantity == null || price == null) {
      return Optional.empty();
    }
    seen.check(what, entry, quantity, price, row);
    checkValue(quantity, price);
    return row.isFlawless()
        ? Optional.of(NewHolding.held(what, entry, quantity, price).closed(exit))
        : Optional.empty();
  }

  private @Nullable BigDecimal quantity() {
    PositionColumn column = PositionColumn.QUANTITY;
    if (!row.has(column)) {
      row.refuse(ImportCode.QUANTITY_MISSING, column, "The quantity is missing.");
      return null;
    }
    BigDecimal quantity = row.number(column, ImportCode.QUANTITY_NOT_NUMERIC);
    if (quantity == null) {
      return null;
    }
    if (quantity.signum() == 0) {
      row.refuse(ImportCode.QUANTITY_ZERO, column, "The quantity is zero; leave the row out.");
    } else if (quantity.abs().compareTo(Scale.UNIT_LIMIT) >= 0) {
      row.refuse(
          ImportCode.QUANTITY_NOT_NUMERIC,
          column,
          "The quantity must be less than 1,000,000,000,000.");
    } else if (Scale.decimals(quantity) > Scale.QUANTITY) {
      row.refuse(
          ImportCode.QUANTITY_DECIMALS,
          column,
          "The quantity has more than " + Scale.QUANTITY + " decimals.");
    }
    return quantity;
  }

  private @Nullable BigDecimal price(PositionColumn column, boolean abovezero) {
    if (!row.has(column)) {
      row.refuse(ImportCode.PRICE_MISSING, column, "The " + lower(column) + " is missing.");
      return null;
    }
    BigDecimal price = row.number(column, ImportCode.PRICE_NOT_NUMERIC);
    if (price == null) {
      return null;
    }
    if (price.signum() < 0 || (abovezero && price.signum() == 0)) {
      row.refuse(
          ImportCode.PRICE_NOT_POSITIVE,
          column,
          "The " + lower(column) + " must be more than 0, also for short positions.");
    } else if (price.compareTo(Scale.UNIT_LIMIT) >= 0) {
      row.refuse(
          ImportCode.PRICE_NOT_NUMERIC,
          column,
          "The " + lower(column) + " must be less than 1,000,000,000,000.");
    } else if (Scale.decimals(price) > Scale.PRICE) {
      row.refuse(
          ImportCode.PRICE_DECIMALS,
          column,
          "The " + lower(column) + " has more than " + Scale.PRICE + " decimals.");
    }
    return price;
  }

  private @Nullable LocalDate day(PositionColumn column, boolean needed) {
    if (needed && !row.has(column)) {
      row.refuse(ImportCode.DATE_MISSING, column, "The " + lower(column) + " is missing.");
      return null;
    }
    LocalDate day = row.date(column, ImportCode.DATE_MALFORMED);
    if (day != null && day.isAfter(today)) {
      row.refuse(
          ImportCode.DATE_IN_FUTURE,
          column,
          "The " + lower(column) + " " + day + " is in the future; today is " + today + ".");
    } else if (day != null && day.isBefore(today.minusYears(OLDEST_YEARS))) {
      row.refuse(
          ImportCode.DATE_TOO_OLD,
          column,
          "The " + lower(column) + " " + day + " is more than " + OLDEST_YEARS + " years ago.");
    }
    return day;
  }

  private NewHolding.@Nullable Exit exit(@Nullable LocalDate entry, @Nullable Holdable what) {
    boolean hasDate = row.has(PositionColumn.EXIT_DATE);
    boolean hasPrice = row.has(PositionColumn.EXIT_PRICE);
    if (!hasDate && !hasPrice) {
      return null;
    }
    boolean option = what != null && what.investmentClass() == InvestmentClass.OPTIONS;
    LocalDate date = day(PositionColumn.EXIT_DATE, true);
    BigDecimal price = price(PositionColumn.EXIT_PRICE, !option);
    if (date != null && entry != null && date.isBefore(entry)) {
      row.refuse(
          ImportCode.EXIT_OUT_OF_ORDER,
          PositionColumn.EXIT_DATE,
          "The exit date " + date + " is before the entry date " + entry + ".");
    }
    return date == null || price == null ? null : new NewHolding.Exit(date, price);
  }

  private void checkDates(Holdable what, LocalDate entry, NewHolding.@Nullable Exit exit) {
    if (!(what instanceof Holdable.Contract option)) {
      return;
    }
    LocalDate expiry = option.contract().expiry();
    if (expiry.isBefore(entry)) {
      row.refuse(
          ImportCode.OPTION_EXPIRATION,
          PositionColumn.EXPIRATION,
          "The option expired on " + expiry + ", before the entry date " + entry + ".");
    } else if (exit != null && exit.date().isAfter(expiry)) {
      row.refuse(
          ImportCode.EXIT_OUT_OF_ORDER,
          PositionColumn.EXIT_DATE,
          "The exit date " + exit.date() + " is after the expiration on " + expiry + ".");
    }
  }

  private void checkValue(BigDecimal quantity, BigDecimal price) {
    if (row.isFlawless() && quantity.multiply(price).abs().compareTo(Scale.TRADE_LIMIT) >= 0) {
      row.refuse(
          ImportCode.QUANTITY_NOT_NUMERIC,
          PositionColumn.QUANTITY,
          "Quantity times price must be less than 1,000,000,000,000,000.");
    }
  }

  private static String lower(PositionColumn column) {
    return column.title().toLowerCase(Locale.ROOT);
  }
}
