package dev.sigmasight.quant.ledger;

import dev.sigmasight.quant.ledger.Transaction.CashFlow;
import dev.sigmasight.quant.ledger.Transaction.Dividend;
import dev.sigmasight.quant.ledger.Transaction.Effect;
import dev.sigmasight.quant.ledger.Transaction.Fee;
import dev.sigmasight.quant.ledger.Transaction.Interest;
import dev.sigmasight.quant.ledger.Transaction.OptionExercise;
import dev.sigmasight.quant.ledger.Transaction.OptionExpiry;
import dev.sigmasight.quant.ledger.Transaction.Right;
import dev.sigmasight.quant.ledger.Transaction.Split;
import dev.sigmasight.quant.ledger.Transaction.Trade;
import dev.sigmasight.quant.ledger.Transaction.TransferIn;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Days of transactions that are allowed and otherwise arbitrary, with arbitrary prices. */
final class RandomLedger {
  static final LocalDate START = LocalDate.of(2025, 1, 2);
  static final List<Instrument> SHARES =
      List.of(Instrument.share("S1"), Instrument.share("S2"), Instrument.share("S3"));
  static final List<Instrument> OPTIONS =
      List.of(Instrument.contract("O1", 100), Instrument.contract("O2", 10));
  private static final BigDecimal[][] SPLITS = {
    {new BigDecimal(2), BigDecimal.ONE},
    {new BigDecimal(3), new BigDecimal(2)},
    {BigDecimal.ONE, new BigDecimal(3)},
    {BigDecimal.ONE, new BigDecimal(7)}
  };

  /** What it may contain. */
  enum Kind {
    /** Everything. */
    ALL,
    /** No holding of unknown cost, and no end of an option that names its lot. */
    KNOWN_COSTS,
    /** No fees either. */
    NO_FEES
  }

  /** A day; on some nobody computes a snapshot, so the next one covers several. */
  record Day(
      LocalDate date,
      List<Transaction> transactions,
      Map<String, BigDecimal> prices,
      boolean computed) {}

  private final SplittableRandom random;
  private final Kind kind;
  private Book book = Book.empty(LotMethod.FIFO);
  private List<Transaction> today = new ArrayList<>();
  private LocalDate date = START;
  private int lots;

  private RandomLedger(long seed, Kind kind) {
    random = new SplittableRandom(seed);
    this.kind = kind;
  }

  static List<Day> days(long seed, Kind kind, int count) {
    var ledger = new RandomLedger(seed, kind);
    List<Day> days = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      days.add(ledger.day(i, i == count - 1));
    }
    return days;
  }

  private Day day(int number, boolean last) {
    date = START.plusDays(number);
    today = new ArrayList<>();
    if (number == 0) {
      today.add(new CashFlow(date, new BigDecimal(random.nextInt(1_000, 100_000))));
    }
    corporateActions();
    for (int i = random.nextInt(4); i > 0; i--) {
      today.add(anything());
    }
    book = book.after(today);
    Map<String, BigDecimal> prices = new HashMap<>();
    SHARES.forEach(share -> prices.put(share.id(), price(200)));
    OPTIONS.forEach(option -> prices.put(option.id(), price(20)));
    return new Day(date, today, prices, last || number == 0 || random.nextInt(4) > 0);
  }

  private void corporateActions() {
    for (Instrument share : SHARES) {
      if (random.nextInt(12) == 0) {
        BigDecimal[] ratio = SPLITS[random.nextInt(SPLITS.length)];
        today.add(new Split(date, share.id(), ratio[0], ratio[1]));
      }
      if (random.nextInt(10) == 0) {
        today.add(new Dividend(date, share.id(), price(2)));
      }
    }
  }

  private Transaction anything() {
    Book now = book.after(today);
    return switch (random.nextInt(kind == Kind.NO_FEES ? 8 : kind == Kind.KNOWN_COSTS ? 9 : 10)) {
      case 0 -> new CashFlow(date, nonZero(new BigDecimal(random.nextInt(-5_000, 9_000))));
      case 1 -> new Interest(date, new BigDecimal(random.nextInt(-300, 300)).movePointLeft(2));
      case 2, 3 -> trade(Effect.NET, anyInstrument(), quantity());
      case 4 -> trade(Effect.OPEN, anyInstrument(), quantity());
      case 5, 6 -> closing(now);
      case 7 -> endOfOption(now);
      case 8 -> new Fee(date, new BigDecimal(random.nextInt(0, 500)).movePointLeft(2));
      default -> new TransferIn(date, anyInstrument(), quantity(), price(100), "L" + lots++);
    };
  }

  private Transaction closing(Book now) {
    List<Lot> open = now.lots();
    if (open.isEmpty()) {
      return trade(Effect.NET, anyInstrument(), quantity());
    }
    Lot lot = open.get(random.nextInt(open.size()));
    BigDecimal part =
        random.nextBoolean()
            ? lot.quantity()
            : lot.quantity()
                .multiply(new BigDecimal("0.375"))
                .setScale(6, java.math.RoundingMode.UP);
    Trade closing = trade(Effect.CLOSE, lot.instrument(), part.negate());
    return random.nextBoolean()
        ? closing.withLot(lot.id())
        : new Trade(
            date,
            lot.instrument(),
            closing.quantity(),
            closing.price(),
            closing.fees(),
            Effect.CLOSE,
            null);
  }

  private Transaction endOfOption(Book now) {
    Instrument option = OPTIONS.get(random.nextInt(OPTIONS.size()));
    Holding holding = now.holding(option.id()).orElse(null);
    if (holding == null) {
      return trade(Effect.OPEN, option, quantity());
    }
    Lot lot = holding.lots().get(random.nextInt(holding.lots().size()));
    return switch (kind == Kind.ALL ? random.nextInt(3) : 2 * random.nextInt(2)) {
      case 0 -> new OptionExpiry(date, option.id(), null);
      case 1 -> new OptionExpiry(date, option.id(), lot.id());
      default ->
          new OptionExercise(
              date,
              option,
              random.nextBoolean() ? Right.CALL : Right.PUT,
              lot.quantity(),
              SHARES.get(random.nextInt(SHARES.size())),
              price(100),
              lot.id(),
              "L" + lots++);
    };
  }

  private Trade trade(Effect effect, Instrument instrument, BigDecimal quantity) {
    BigDecimal fees =
        kind == Kind.NO_FEES
            ? BigDecimal.ZERO
            : new BigDecimal(random.nextInt(0, 1000)).movePointLeft(2);
    return new Trade(
        date,
        instrument,
        quantity,
        price(instrument.multiplier().intValue() > 1 ? 20 : 200),
        fees,
        effect,
        effect == Effect.CLOSE ? null : "L" + lots++);
  }

  private Instrument anyInstrument() {
    int i = random.nextInt(SHARES.size() + OPTIONS.size());
    return i < SHARES.size() ? SHARES.get(i) : OPTIONS.get(i - SHARES.size());
  }

  private BigDecimal quantity() {
    return nonZero(
        new BigDecimal(random.nextInt(-200_000, 300_000)).movePointLeft(random.nextInt(2, 5)));
  }

  private BigDecimal price(int bound) {
    return new BigDecimal(random.nextInt(0, bound * 10_000)).movePointLeft(4);
  }

  private static BigDecimal nonZero(BigDecimal value) {
    return value.signum() == 0 ? BigDecimal.ONE : value;
  }
}
