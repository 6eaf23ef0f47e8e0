package dev.sigmasight.server.report;

import dev.sigmasight.server.report.Ink.Anchor;
import dev.sigmasight.server.report.Ink.Point;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/** Lines over days, with an even scale beside and the days below. */
final class LineChart implements Chart {
  private static final double HEIGHT = 210;
  private static final double LEFT = 46;
  private static final double RIGHT = 10;
  private static final double TOP = 24;
  private static final double BOTTOM = 20;
  private static final int STEPS = 5;
  private static final int DAYS = 6;
  private static final int[] COLOURS = {BLUE, ORANGE};
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);

  private final Block.Lines lines;
  private final double step;
  private final double low;
  private final double high;

  LineChart(Block.Lines lines) {
    this.lines = lines;
    double[] known =
        lines.lines().stream()
            .flatMap(line -> line.values().stream())
            .mapToDouble(Double::doubleValue)
            .filter(Double::isFinite)
            .toArray();
    double least = DoubleStream.of(known).min().orElse(0);
    double most = DoubleStream.of(known).max().orElse(1);
    step = even((most - least) / STEPS);
    low = Math.floor(least / step) * step;
    high = Math.max(low + step, Math.ceil(most / step) * step);
  }

  /** The next of 1, 2, 5, 10 … above. */
  private static double even(double width) {
    if (!(width > 0)) {
      return 0.01;
    }
    double power = Math.pow(10, Math.floor(Math.log10(width)));
    double first = width / power;
    return power * (first <= 1 ? 1 : first <= 2 ? 2 : first <= 5 ? 5 : 10);
  }

  @Override
  public String title() {
    return lines.title();
  }

  @Override
  public double height() {
    return HEIGHT;
  }

  private double x(int day) {
    int last = Math.max(1, lines.days().size() - 1);
    return LEFT + (WIDTH - LEFT - RIGHT) * day / last;
  }

  private double y(double value) {
    return TOP + (HEIGHT - TOP - BOTTOM) * (high - value) / (high - low);
  }

  @Override
  public void draw(Ink ink) {
    scale(ink);
    days(ink);
    for (int i = 0; i < lines.lines().size(); i++) {
      int colour = COLOURS[i % COLOURS.length];
      Block.Line line = lines.lines().get(i);
      line(ink, line, colour);
      if (lines.lines().size() > 1) {
        double at = LEFT + i * 150.0;
        ink.bar(new Point(at, 8), 14, 3, colour);
        ink.text(new Point(at + 19, 13), line.name(), Anchor.START, DARK);
      }
    }
  }

  private void scale(Ink ink) {
    int count = (int) Math.round((high - low) / step);
    for (int i = 0; i <= count; i++) {
      double value = low + i * step;
      ink.line(new Point(LEFT, y(value)), new Point(WIDTH - RIGHT, y(value)), PALE);
      ink.text(new Point(LEFT - 5, y(value) + 3.5), label(value), Anchor.END, GREY);
    }
  }

  private String label(double value) {
    double shown = lines.percent() ? value * 100 : value;
    double width = lines.percent() ? step * 100 : step;
    int decimals = Math.max(0, (int) Math.ceil(-Math.log10(width) - 1e-9));
    String text = String.format(Locale.ROOT, "%." + decimals + "f", shown + 0.0);
    return (text.matches("-0(\\.0*)?") ? text.substring(1) : text) + (lines.percent() ? " %" : "");
  }

  private void days(Ink ink) {
    List<LocalDate> days = lines.days();
    int last = days.size() - 1;
    int shown = Math.min(DAYS, last);
    for (int i = 0; i <= shown; i++) {
      int at = shown == 0 ? 0 : (int) Math.round((double) last * i / shown);
      Anchor anchor = i == 0 ? Anchor.START : i == shown ? Anchor.END : Anchor.MIDDLE;
      ink.text(new Point(x(at), HEIGHT - 5), DAY.format(days.get(at)), anchor, GREY);
    }
  }

  /** A day without a value interrupts the line. */
  private void line(Ink ink, Block.Line line, int colour) {
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < line.values().size(); i++) {
      double value = line.values().get(i);
      if (Double.isFinite(value)) {
        points.add(new Point(x(i), y(value)));
      } else {
        stroke(ink, points, colour);
        points.clear();
      }
    }
    stroke(ink, points, colour);
  }

  private static void stroke(Ink ink, List<Point> points, int colour) {
    if (points.size() > 1) {
      ink.path(List.copyOf(points), colour);
    }
  }
}
