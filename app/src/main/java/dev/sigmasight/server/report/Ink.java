package dev.sigmasight.server.report;

import java.util.List;

/** What a chart is drawn with. Points are counted from the upper left corner. */
interface Ink {

  /** Where a text begins, seen from its point. */
  enum Anchor {
    START,
    MIDDLE,
    END
  }

  /** A point. */
  record Point(double x, double y) {}

  void line(Point from, Point to, int colour);

  void path(List<Point> points, int colour);

  void bar(Point corner, double width, double height, int colour);

  void text(Point at, String text, Anchor anchor, int colour);
}
