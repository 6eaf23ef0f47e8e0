package dev.sigmasight.server.instrument;

import dev.sigmasight.market.option.OptionRight;
import dev.sigmasight.market.option.OptionSymbol;
import dev.sigmasight.market.price.Ticker;
import dev.sigmasight.server.instrument.InstrumentDescription.Reading;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads the description of an option: by its contract symbol, or by its four parts. */
final class OptionReading {
  private static final BigDecimal STRIKE_LIMIT = BigDecimal.valueOf(100_000);
  private static final int STRIKE_DECIMALS = 3;
  private static final int ROOT_LENGTH = 6;

  private final InstrumentDescription described;
  private final OptionParts parts;
  private final List<Flaw> flaws = new ArrayList<>();

  OptionReading(InstrumentDescription described) {
    this.described = described;
    this.parts = described.option();
  }

  Reading read() {
    Holdable.@Nullable Contract contract = described.isOptionSymbol() ? fromSymbol() : fromParts();
    if (contract == null || !flaws.isEmpty()) {
      return new Reading.Flawed(flaws);
    }
    return new Reading.Understood(contract);
  }

  private Holdable.@Nullable Contract fromSymbol() {
    OptionSymbol contract;
    try {
      contract = OptionSymbol.parse(Objects.requireNonNull(described.symbol()));
    } catch (IllegalArgumentException malformed) {
      add(Flaw.Kind.SYMBOL_MALFORMED, described.symbol() + " names no option contract.");
      return null;
    }
    contradictions(contract);
    checkSubtype(contract.right());
    String underlying = parts.underlying() == null ? contract.root() : underlying();
    return underlying == null
        ? null
        : new Holdable.Contract(contract, underlying, ExerciseStyle.AMERICAN);
  }

  private void contradictions(OptionSymbol contract) {
    BigDecimal strike = parts.strike();
    if (strike != null && strike.compareTo(contract.strike()) != 0) {
      add(Flaw.Kind.STRIKE, contradiction(contract.strike().toPlainString()));
    }
    if (parts.expiry() != null && !parts.expiry().equals(contract.expiry())) {
      add(Flaw.Kind.EXPIRY, contradiction(contract.expiry().toString()));
    }
    if (parts.right() != null && parts.right() != contract.right()) {
      add(Flaw.Kind.RIGHT, contradiction(contract.right().name()));
    }
  }

  private String contradiction(String inSymbol) {
    return "The symbol " + described.symbol() + " says " + inSymbol + "; let both say the same.";
  }

  private Holdable.@Nullable Contract fromParts() {
    if (described.symbol() != null) {
      described.symbolFlaw().ifPresent(flaws::add);
    }
    String underlying = underlying();
    BigDecimal strike = strike();
    LocalDate expiry = expiry();
    OptionRight right = right();
    if (underlying == null || strike == null || expiry == null || right == null) {
      return null;
    }
    OptionSymbol contract = new OptionSymbol(root(underlying), expiry, right, strike);
    return new Holdable.Contract(contract, underlying, ExerciseStyle.AMERICAN);
  }

  private @Nullable String underlying() {
    String given = parts.underlying();
    if (given == null || given.isBlank()) {
      add(Flaw.Kind.UNDERLYING, "An option needs the symbol of its underlying.");
      return null;
    }
    String ticker = Ticker.normalised(given).orElse("");
    String root = root(ticker);
    if (root.isEmpty() || root.length() > ROOT_LENGTH || !Character.isLetter(root.charAt(0))) {
      add(
          Flaw.Kind.UNDERLYING,
          "The underlying must be a ticker of 1 to 6 letters and digits, a letter first.");
      return null;
    }
    return ticker;
  }

  /** Contract symbols have no punctuation: options on BRK-B are listed as BRKB. */
  private static String root(String ticker) {
    return ticker.replaceAll("[^A-Z0-9]", "");
  }

  private @Nullable BigDecimal strike() {
    BigDecimal strike = parts.strike();
    if (strike == null) {
      add(Flaw.Kind.STRIKE, "An option needs a strike price.");
      return null;
    }
    if (strike.signum() <= 0
        || strike.compareTo(STRIKE_LIMIT) >= 0
        || strike.stripTrailingZeros().scale() > STRIKE_DECIMALS) {
      add(
          Flaw.Kind.STRIKE,
          "A strike lies above 0 and below 100,000 and has at most three decimals.");
      return null;
    }
    return strike;
  }

  private @Nullable LocalDate expiry() {
    LocalDate expiry = parts.expiry();
    if (expiry == null) {
      add(Flaw.Kind.EXPIRY, "An option needs an expiration date.");
      return null;
    }
    if (expiry.getYear() < 2000 || expiry.getYear() > 2099) {
      add(Flaw.Kind.EXPIRY, "An option expires between 2000 and 2099.");
      return null;
    }
    return expiry;
  }

  private @Nullable OptionRight right() {
    OptionRight right = parts.right() == null ? rightOfSubtype() : parts.right();
    if (right == null) {
      add(Flaw.Kind.RIGHT, "An option needs its type: CALL or PUT.");
      return null;
    }
    checkSubtype(right);
    return right;
  }

  private @Nullable OptionRight rightOfSubtype() {
    return switch (described.subtype()) {
      case CALL -> OptionRight.CALL;
      case PUT -> OptionRight.PUT;
      case null, default -> null;
    };
  }

  private void checkSubtype(OptionRight right) {
    Subtype subtype = described.subtype();
    if (subtype == null || subtype.name().equals(right.name())) {
      return;
    }
    flaws.add(
        InstrumentDescription.subtypeFlaw(InvestmentClass.OPTIONS, subtype)
            .orElse(
                new Flaw(
                    Flaw.Kind.SUBTYPE,
                    "The subtype says " + subtype + ", the option is a " + right + ".")));
  }

  private void add(Flaw.Kind kind, String message) {
    flaws.add(new Flaw(kind, message));
  }
}
