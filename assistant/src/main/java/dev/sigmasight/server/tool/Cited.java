package dev.sigmasight.server.tool;

import java.util.List;

/**
 * An answer with its sources.
 *
 * @param text as it was shown
 * @param citations by number
 * @param unsourced figures and tickers that no cited value backs, in the order of the text
 * @param lostMarks marks that lead nowhere, as the model wrote them
 * @param figures how many figures and tickers were checked
 * @param rest what was held back until the end and is still to be shown
 */
public record Cited(
    String text,
    List<Citation> citations,
    List<Unsourced> unsourced,
    List<String> lostMarks,
    int figures,
    List<Piece> rest) {
  public Cited {
    citations = List.copyOf(citations);
    unsourced = List.copyOf(unsourced);
    lostMarks = List.copyOf(lostMarks);
    rest = List.copyOf(rest);
  }

  /** Share of the figures that have a source, 1 if there are none. */
  public double groundingRate() {
    return figures == 0 ? 1 : (figures - unsourced.size()) / (double) figures;
  }
}
