package dev.sigmasight.server.target;

import dev.sigmasight.kernel.Problem.Fault;
import dev.sigmasight.market.option.OptionRight;
import dev.sigmasight.server.instrument.Flaw;
import dev.sigmasight.server.instrument.Holdable;
import dev.sigmasight.server.instrument.InstrumentDescription;
import dev.sigmasight.server.instrument.InstrumentDescription.Reading;
import dev.sigmasight.server.instrument.OptionParts;
import dev.sigmasight.server.instrument.PositionType;
import dev.sigmasight.server.ledger.Scale;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Checks what is said about one target price, and collects what is wrong with it. */
final class TargetCheck {
  private final String prefix;
  private final int row;
  private final List<Fault> faults = new ArrayList<>();
  private String symbol = "";

  /**
   * @param prefix of the fields, as in {@code target_prices[2].}
   * @param row the line of the file, 0 where there is none
   */
  TargetCheck(String prefix, int row) {
    this.prefix = prefix;
    this.row = row;
  }

  List<Fault> faults() {
    return faults;
  }

  void refuse(String field, String message) {
    faults.add(new Fault(prefix + field, message, "INVALID", row, symbol));
  }

  /** What the target is of, in upper case; empty if that cannot be told. */
  Optional<Holdable> what(@Nullable String text) {
    var described = new InstrumentDescription(text, null, null, OptionParts.NONE);
    return switch (described.read()) {
      case Reading.Understood(Holdable what) -> {
        symbol = what.symbol();
        yield Optional.of(what);
      }
      case Reading.Flawed(List<Flaw> flaws) -> {
        flaws.forEach(flaw -> refuse("symbol", flaw.message()));
        yield Optional.empty();
      }
    };
  }

  /** The type in whatever case; null if none was named. */
  @Nullable PositionType type(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    try {
      return PositionType.valueOf(text.strip().toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException unknown) {
      String known =
          Arrays.stream(PositionType.values()).map(Enum::name).collect(Collectors.joining(", "));
      refuse("position_type", "A position type is one of " + known + ".");
      return null;
    }
  }

  /** The type that was named if it can be, otherwise the usual one: long. */
  PositionType typeOf(Holdable what, @Nullable PositionType named) {
    if (!(what instanceof Holdable.Contract option)) {
      return named == null ? PositionType.LONG : named;
    }
    boolean call = option.contract().right() == OptionRight.CALL;
    if (named == null) {
      return call ? PositionType.LC : PositionType.LP;
    }
    boolean fits =
        call
            ? named == PositionType.LC || named == PositionType.SC
            : named == PositionType.LP || named == PositionType.SP;
    if (!fits) {
      refuse(
          "position_type",
          what.symbol() + " is a " + (call ? "call: LC or SC." : "put: LP or SP."));
    }
    return named;
  }

  /** A price from 0 if it is one that is expected, above 0 if it is the current one. */
  void price(String field, @Nullable BigDecimal price, boolean mayBeZero) {
    if (price == null) {
      return;
    }
    if (price.signum() < 0 || (!mayBeZero && price.signum() == 0)) {
      refuse(field, mayBeZero ? "A target price is not negative." : "A price is more than 0.");
    } else if (price.compareTo(Scale.UNIT_LIMIT) >= 0) {
      refuse(field, "A price must be less than 1,000,000,000,000.");
    } else if (Scale.decimals(price) > Scale.PRICE) {
      refuse(field, "A price has at most " + Scale.PRICE + " decimals.");
    }
  }

  void change(TargetChange change) {
    change
        .sent()
        .forEach(
            (field, price) ->
                price(
                    field.name().toLowerCase(Locale.ROOT),
                    price.value(),
                    field != TargetChange.Field.CURRENT_PRICE));
  }
}
