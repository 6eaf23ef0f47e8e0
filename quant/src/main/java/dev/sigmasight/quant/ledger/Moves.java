package dev.sigmasight.quant.ledger;

import dev.sigmasight.quant.ledger.Transaction.Split;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What trades and splits did to each instrument's quantity since a book. */
final class Moves {
  private final Book start;
  private final Map<String, Move> moves = new LinkedHashMap<>();

  Moves(Book start) {
    this.start = start;
  }

  /** One instrument: what was held before and what was traded since, both in the units of now. */
  static final class Move {
    private final Instrument instrument;
    private BigDecimal held;
    private BigDecimal traded = BigDecimal.ZERO;
    private BigDecimal paid = BigDecimal.ZERO;
    private @Nullable BigDecimal lastPrice;

    private Move(Instrument instrument, BigDecimal held) {
      this.instrument = instrument;
      this.held = held;
    }

    Instrument instrument() {
      return instrument;
    }

    BigDecimal held() {
      return held;
    }

    /** Net quantity traded or taken in. */
    BigDecimal traded() {
      return traded;
    }

    /** Net value given for it. */
    BigDecimal paid() {
      return paid;
    }

    /** The price of the last trade in the units of now; null if it only split. */
    @Nullable BigDecimal lastPrice() {
      return lastPrice;
    }
  }

  /** Records a trade; answers its value. */
  BigDecimal trade(Instrument instrument, BigDecimal quantity, BigDecimal price) {
    Move move =
        moves.computeIfAbsent(instrument.id(), id -> new Move(instrument, start.quantity(id)));
    BigDecimal value = Valuation.value(quantity, price, instrument);
    move.traded = move.traded.add(quantity);
    move.paid = move.paid.add(value);
    move.lastPrice = price;
    return value;
  }

  /** Records a split after which the lots add up to {@code total}. */
  void split(Split split, BigDecimal total) {
    Move move = moves.get(split.instrument());
    if (move == null) {
      Holding holding = start.holding(split.instrument()).orElse(null);
      if (holding == null) {
        return;
      }
      move = new Move(holding.instrument(), holding.quantity());
      moves.put(split.instrument(), move);
    }
    move.held = scaled(move.held, split.numerator(), split.denominator());
    move.traded = total.subtract(move.held);
    if (move.lastPrice != null) {
      move.lastPrice = scaled(move.lastPrice, split.denominator(), split.numerator());
    }
  }

  private static BigDecimal scaled(BigDecimal value, BigDecimal by, BigDecimal of) {
    return value.multiply(by).divide(of, Exact.SCALE, RoundingMode.HALF_EVEN);
  }

  @Nullable Move of(String instrument) {
    return moves.get(instrument);
  }

  Collection<Move> all() {
    return moves.values();
  }
}
