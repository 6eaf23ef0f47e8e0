package dev.sigmasight.server.report;

import java.util.List;
import java.util.Locale;

/** Draws a picture that stands in an HTML page. */
final class SvgInk implements Ink {
  private final StringBuilder svg = new StringBuilder(4000);

  private SvgInk(String title, double width, double height) {
    svg.append(
            "<svg viewBox=\"0 0 %s %s\" role=\"img\" aria-label=\"".formatted(n(width), n(height)))
        .append(HtmlText.of(title))
        .append("\" xmlns=\"http://www.w3.org/2000/svg\">\n");
  }

  static String of(Chart chart) {
    SvgInk ink = new SvgInk(chart.title(), chart.width(), chart.height());
    chart.draw(ink);
    return ink.svg.append("</svg>\n").toString();
  }

  private static String n(double number) {
    return String.format(Locale.ROOT, "%.1f", number);
  }

  private static String colour(int rgb) {
    return String.format(Locale.ROOT, "#%06x", rgb);
  }

  @Override
  public void line(Point from, Point to, int colour) {
    svg.append(
        "<line x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\" stroke=\"%s\" stroke-width=\"0.7\"/>\n"
            .formatted(n(from.x()), n(from.y()), n(to.x()), n(to.y()), colour(colour)));
  }

  @Override
  public void path(List<Point> points, int colour) {
    svg.append("<polyline fill=\"none\" stroke-width=\"1.6\" stroke-linejoin=\"round\" stroke=\"")
        .append(colour(colour))
        .append("\" points=\"");
    points.forEach(each -> svg.append(n(each.x())).append(',').append(n(each.y())).append(' '));
    svg.append("\"/>\n");
  }

  @Override
  public void bar(Point corner, double width, double height, int colour) {
    svg.append(
        "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" fill=\"%s\"/>\n"
            .formatted(n(corner.x()), n(corner.y()), n(width), n(height), colour(colour)));
  }

  @Override
  public void text(Point at, String text, Anchor anchor, int colour) {
    svg.append(
        "<text x=\"%s\" y=\"%s\" text-anchor=\"%s\" font-size=\"%s\" fill=\"%s\">%s</text>\n"
            .formatted(
                n(at.x()),
                n(at.y()),
                anchor.name().toLowerCase(Locale.ROOT),
                n(Chart.TEXT),
                colour(colour),
                HtmlText.of(text)));
  }
}
