package dev.sigmasight.server.risk;

import dev.sigmasight.server.snapshot.Snapshot;
import java.math.BigDecimal;
import java.util.List;

/** A portfolio at a close, on which all engines can be run as it is and with other positions. */
public final class WhatIfCase {
  private final Book book;
  private final FactorMatrix matrix;
  private final Stresses stresses;
  private final Analyses analyses;

  WhatIfCase(Book book, FactorMatrix matrix, Stresses stresses, Analyses analyses) {
    this.book = book;
    this.matrix = matrix;
    this.stresses = stresses;
    this.analyses = analyses;
  }

  /** As it is. */
  public Snapshot close() {
    return book.snapshot();
  }

  /** What it holds. */
  public List<PositionLine> lines() {
    return book.lines();
  }

  /** What the engines say of it as it is: what the batch stored. */
  public PortfolioAnalysis before() {
    return analyses.of(book, matrix, stresses);
  }

  /** What they would say of it with these positions and this cash; its past stays what it was. */
  public PortfolioAnalysis after(BigDecimal cash, List<PositionLine> lines) {
    Book changed =
        new Book(
            book.portfolio(),
            close(cash, lines),
            book.history(),
            List.copyOf(lines),
            book.symbols());
    return analyses.of(changed, matrix, stresses);
  }

  private Snapshot close(BigDecimal cash, List<PositionLine> lines) {
    BigDecimal longs = BigDecimal.ZERO;
    BigDecimal shorts = BigDecimal.ZERO;
    for (PositionLine line : lines) {
      longs = longs.add(line.value().max(BigDecimal.ZERO));
      shorts = shorts.add(line.value().min(BigDecimal.ZERO));
    }
    Snapshot now = book.snapshot();
    return new Snapshot(
        now.date(),
        cash.add(longs).add(shorts),
        cash,
        longs,
        shorts,
        now.flow(),
        now.pnl(),
        now.holdingPnl(),
        now.tradingPnl(),
        now.income(),
        now.fees(),
        now.realizedPnl(),
        now.unrealizedPnl(),
        now.pnlSinceEntry(),
        now.cumulativePnl(),
        now.cumulativeFlow(),
        now.dailyReturn(),
        now.twrIndex(),
        lines.size(),
        now.longCount(),
        now.shortCount(),
        now.quality(),
        now.qualityReason(),
        now.sources(),
        now.staleCount(),
        now.inputHash());
  }
}
