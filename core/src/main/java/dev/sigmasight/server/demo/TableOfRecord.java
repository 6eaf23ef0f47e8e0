package dev.sigmasight.server.demo;

import dev.sigmasight.kernel.PortfolioId;
import java.util.List;

/** What the demo's portfolios started with, as stored, beside what is recorded. */
public record TableOfRecord(List<Line> lines) {

  /**
   * One portfolio.
   *
   * @param stored worked out from the ledger
   * @param recorded what it must be, to the cent
   */
  public record Line(
      PortfolioId portfolio, String name, EntryExposure stored, EntryExposure recorded) {

    /** What differs, in words; empty if nothing does. */
    public List<String> differences() {
      return stored.differencesTo(recorded);
    }
  }

  public TableOfRecord {
    lines = List.copyOf(lines);
  }

  /** Whether every figure is the recorded one. */
  public boolean isExact() {
    return lines.stream().allMatch(line -> line.differences().isEmpty());
  }
}
