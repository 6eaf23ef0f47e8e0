package dev.sigmasight.server.report;

import dev.sigmasight.server.report.Ink.Anchor;
import dev.sigmasight.server.report.Ink.Point;

/** Bars one below the other, those below zero to the left. */
final class BarChart implements Chart {
  private static final double ROW = 18;
  private static final double THICK = 11;
  private static final double NAMES = 210;
  private static final double NUMBERS = 86;
  private static final int LONGEST_NAME = 38;

  private final Block.Bars bars;
  private final double least;
  private final double most;

  BarChart(Block.Bars bars) {
    this.bars = bars;
    least = Math.min(0, bars.bars().stream().mapToDouble(Block.Bar::value).min().orElse(0));
    most = Math.max(0, bars.bars().stream().mapToDouble(Block.Bar::value).max().orElse(0));
  }

  @Override
  public String title() {
    return bars.title();
  }

  @Override
  public double height() {
    return bars.bars().size() * ROW + 6;
  }

  private double x(double value) {
    double width = WIDTH - NAMES - NUMBERS;
    return most > least ? NAMES + width * (value - least) / (most - least) : NAMES;
  }

  @Override
  public void draw(Ink ink) {
    for (int i = 0; i < bars.bars().size(); i++) {
      Block.Bar bar = bars.bars().get(i);
      double top = 3 + i * ROW;
      double from = x(Math.min(0, bar.value()));
      double to = x(Math.max(0, bar.value()));
      ink.text(new Point(NAMES - 8, top + 9.5), name(bar), Anchor.END, DARK);
      ink.bar(new Point(from, top), Math.max(0.5, to - from), THICK, bar.value() < 0 ? RED : BLUE);
      ink.text(new Point(WIDTH, top + 9.5), bar.shown(), Anchor.END, GREY);
    }
    ink.line(new Point(x(0), 0), new Point(x(0), height()), GREY);
  }

  private static String name(Block.Bar bar) {
    String name = bar.label();
    return name.codePointCount(0, name.length()) <= LONGEST_NAME
        ? name
        : name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME - 1)) + "…";
  }
}
