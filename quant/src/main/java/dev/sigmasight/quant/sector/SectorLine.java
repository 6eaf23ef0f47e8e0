package dev.sigmasight.quant.sector;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A line of the sector table: a sector, or one of the lines that make it complete. */
public sealed interface SectorLine {

  /** One of the eleven. */
  record Of(Sector sector) implements SectorLine {
    @Override
    public String title() {
      return sector.title();
    }
  }

  /** What is no sector, but part of equity. */
  enum Other implements SectorLine {
    /** Funds that were not looked through. */
    FUNDS("Funds"),
    /** The part of a fund that its holdings do not explain. */
    FUND_REMAINDER("Funds, not covered by holdings"),
    UNCLASSIFIED("Unclassified"),
    /**
     * Equity less everything else: the cash on the basis of market values; on that of delta dollars
     * the cash left after financing them, negative with leverage.
     */
    CASH("Cash");

    private final String title;

    Other(String title) {
      this.title = title;
    }

    @Override
    public String title() {
      return title;
    }
  }

  /** How the line is headed. */
  String title();

  /** Every line in the order of the table: the sectors, then the rest, cash last. */
  static List<SectorLine> all() {
    List<SectorLine> lines = new ArrayList<>();
    for (Sector sector : Sector.values()) {
      lines.add(new Of(sector));
    }
    Collections.addAll(lines, Other.values());
    return List.copyOf(lines);
  }
}
