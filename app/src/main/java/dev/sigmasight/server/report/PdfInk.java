package dev.sigmasight.server.report;

import java.awt.Color;
import java.util.List;
import org.openpdf.text.Element;
import org.openpdf.text.pdf.PdfTemplate;

/** Draws on a piece of a PDF page, whose points are counted from below. */
record PdfInk(PdfTemplate canvas, double height, PdfFonts fonts) implements Ink {

  private static float f(double number) {
    return (float) number;
  }

  private float y(double fromAbove) {
    return f(height - fromAbove);
  }

  @Override
  public void line(Point from, Point to, int colour) {
    canvas.setColorStroke(new Color(colour));
    canvas.setLineWidth(0.7f);
    canvas.moveTo(f(from.x()), y(from.y()));
    canvas.lineTo(f(to.x()), y(to.y()));
    canvas.stroke();
  }

  @Override
  public void path(List<Point> points, int colour) {
    canvas.setColorStroke(new Color(colour));
    canvas.setLineWidth(1.6f);
    canvas.moveTo(f(points.getFirst().x()), y(points.getFirst().y()));
    points.stream().skip(1).forEach(each -> canvas.lineTo(f(each.x()), y(each.y())));
    canvas.stroke();
  }

  @Override
  public void bar(Point corner, double width, double height, int colour) {
    canvas.setColorFill(new Color(colour));
    canvas.rectangle(f(corner.x()), y(corner.y() + height), f(width), f(height));
    canvas.fill();
  }

  @Override
  public void text(Point at, String text, Anchor anchor, int colour) {
    canvas.beginText();
    canvas.setColorFill(new Color(colour));
    canvas.setFontAndSize(fonts.forChart(text), f(Chart.TEXT));
    canvas.showTextAligned(
        switch (anchor) {
          case START -> Element.ALIGN_LEFT;
          case MIDDLE -> Element.ALIGN_CENTER;
          case END -> Element.ALIGN_RIGHT;
        },
        text,
        f(at.x()),
        y(at.y()),
        0);
    canvas.endText();
  }
}
