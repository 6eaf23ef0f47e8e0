package dev.sigmasight.server.transaction;

import dev.sigmasight.server.instrument.Flaw;
import dev.sigmasight.server.instrument.Holdable;
import dev.sigmasight.server.instrument.InstrumentDescription;
import dev.sigmasight.server.instrument.InstrumentDescription.Reading;
import dev.sigmasight.server.instrument.OptionParts;
import dev.sigmasight.server.ledger.Scale;
import dev.sigmasight.server.position.Limits;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Finds what is wrong with a line that a client enters, all of it at once. */
final class EntryCheck {
  private static final int SPLIT_DECIMALS = 6;
  private static final BigDecimal SPLIT_LIMIT = BigDecimal.TEN.pow(6);

  private final CreateTransaction wanted;
  private final Limits limits;

  private EntryCheck(CreateTransaction wanted, LocalDate today) {
    this.wanted = wanted;
    limits = new Limits("", today);
  }

  /** Throws InvalidInput with all faults, if there is any. */
  static void check(CreateTransaction wanted, LocalDate today) {
    new EntryCheck(wanted, today).check();
  }

  private void check() {
    limits.day("date", wanted.date());
    switch (wanted.kind()) {
      case BUY, SHORT, SELL, COVER -> trade();
      case DIVIDEND -> {
        only("price", "symbol");
        limits.price("price", wanted.price(), false);
        needed("symbol", wanted.symbol(), "Whose dividend it is");
      }
      case SPLIT -> split();
      case INTEREST -> {
        only("amount");
        amount(true);
      }
      case FEE -> {
        only("amount");
        amount(false);
      }
      case DEPOSIT, WITHDRAWAL ->
          limits.refuse("kind", "Deposits and withdrawals are recorded under equity-changes.");
      case OPTION_OPEN, OPTION_CLOSE, TRANSFER_IN ->
          limits.refuse("kind", "Options are opened and closed as positions, under /positions.");
      case OPTION_EXPIRE, OPTION_ASSIGN, OPTION_EXERCISE ->
          limits.refuse("kind", "The end of an option is worked out by the batch.");
    }
    limits.refuseIfAny();
  }

  private void trade() {
    boolean closes =
        switch (wanted.kind()) {
          case SELL, COVER -> true;
          default -> false;
        };
    if (closes) {
      only("symbol", "position_id", "quantity", "price", "fees");
      if (wanted.positionId() == null) {
        needed("symbol", wanted.symbol(), "What was traded");
      }
    } else {
      only("symbol", "investment_class", "investment_subtype", "quantity", "price", "fees");
      needed("symbol", wanted.symbol(), "What was traded");
    }
    BigDecimal quantity = wanted.quantity();
    if (quantity == null || quantity.signum() < 0) {
      limits.refuse("quantity", "A quantity more than 0 is needed, also for a sale.");
    } else {
      limits.quantity("quantity", quantity);
    }
    limits.price("price", wanted.price(), false);
    fees();
    if (quantity != null && wanted.price() != null) {
      limits.value("quantity", quantity, wanted.price());
    }
  }

  private void fees() {
    BigDecimal fees = wanted.fees();
    if (fees != null) {
      money("fees", fees);
      if (fees.signum() < 0) {
        limits.refuse("fees", "Fees are not negative.");
      }
    }
  }

  private void amount(boolean mayBeNegative) {
    BigDecimal amount = wanted.amount();
    if (amount == null || amount.signum() == 0) {
      limits.refuse("amount", "An amount other than 0 is needed.");
    } else if (!mayBeNegative && amount.signum() < 0) {
      limits.refuse("amount", "The amount of a fee is more than 0.");
    } else {
      money("amount", amount);
    }
  }

  private void money(String field, BigDecimal amount) {
    if (Scale.decimals(amount) > Scale.MONEY) {
      limits.refuse(field, "An amount of money has at most " + Scale.MONEY + " decimals.");
    } else if (amount.abs().compareTo(Scale.UNIT_LIMIT) >= 0) {
      limits.refuse(field, "An amount of money must be less than 1,000,000,000,000.");
    }
  }

  private void split() {
    only("symbol", "split_numerator", "split_denominator");
    needed("symbol", wanted.symbol(), "What was split");
    ratio("split_numerator", wanted.splitNumerator());
    ratio("split_denominator", wanted.splitDenominator());
    if (limits.faults().isEmpty()
        && Objects.requireNonNull(wanted.splitNumerator())
                .compareTo(Objects.requireNonNull(wanted.splitDenominator()))
            == 0) {
      limits.refuse("split_numerator", "A split changes the number of units.");
    }
  }

  private void ratio(String field, @Nullable BigDecimal part) {
    if (part == null || part.signum() <= 0 || part.compareTo(SPLIT_LIMIT) >= 0) {
      limits.refuse(field, "A number of units is needed, more than 0 and less than 1,000,000.");
    } else if (Scale.decimals(part) > SPLIT_DECIMALS) {
      limits.refuse(field, "A split has at most " + SPLIT_DECIMALS + " decimals.");
    }
  }

  private void needed(String field, @Nullable String text, String what) {
    if (text == null || text.isBlank()) {
      limits.refuse(field, what + " is needed.");
    }
  }

  /** What means nothing for this kind is refused, so that nobody thinks it counted. */
  private void only(String... fields) {
    List<String> known = List.of(fields);
    refuseUnless(known, "symbol", wanted.symbol());
    refuseUnless(known, "investment_class", wanted.investmentClass());
    refuseUnless(known, "investment_subtype", wanted.investmentSubtype());
    refuseUnless(known, "position_id", wanted.positionId());
    refuseUnless(known, "quantity", wanted.quantity());
    refuseUnless(known, "price", wanted.price());
    refuseUnless(known, "amount", wanted.amount());
    refuseUnless(known, "fees", wanted.fees());
    refuseUnless(known, "split_numerator", wanted.splitNumerator());
    refuseUnless(known, "split_denominator", wanted.splitDenominator());
  }

  private void refuseUnless(List<String> known, String field, @Nullable Object value) {
    if (value != null && !known.contains(field)) {
      limits.refuse(field, "A " + wanted.kind() + " has no " + field + ".");
    }
  }

  /** What a BUY or SHORT is about. */
  static Holdable bought(CreateTransaction wanted, LocalDate today) {
    Limits limits = new Limits("", today);
    InstrumentDescription described =
        new InstrumentDescription(
            wanted.symbol(),
            wanted.investmentClass(),
            wanted.investmentSubtype(),
            OptionParts.NONE);
    Holdable found =
        switch (described.read()) {
          case Reading.Understood(Holdable what) -> what;
          case Reading.Flawed(List<Flaw> flaws) -> {
            flaws.forEach(flaw -> limits.refuse("symbol", flaw.message()));
            yield null;
          }
        };
    if (found instanceof Holdable.Contract) {
      limits.refuse("symbol", "Options are opened and closed as positions, under /positions.");
    }
    limits.refuseIfAny();
    return Objects.requireNonNull(found);
  }
}
