package dev.sigmasight.server.report;

import java.awt.Color;
import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfPageEventHelper;
import org.openpdf.text.pdf.PdfTemplate;
import org.openpdf.text.pdf.PdfWriter;

/** What is below every page: what it is of, and which page of how many. */
final class PdfFooter extends PdfPageEventHelper {
  private static final float SIZE = 7.5f;
  private static final float ROOM = 30;
  private static final int LONGEST = 90;

  private final String text;
  private final BaseFont font;
  private final PdfTemplate pages;

  PdfFooter(String text, PdfFonts fonts, PdfWriter writer) {
    this.text =
        text.codePointCount(0, text.length()) <= LONGEST
            ? text
            : text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…";
    font = fonts.forChart(this.text);
    pages = writer.getDirectContent().createTemplate(ROOM, SIZE * 2);
  }

  @Override
  public void onEndPage(PdfWriter writer, Document document) {
    PdfContentByte page = writer.getDirectContent();
    float below = document.bottom() - 18;
    write(page, Element.ALIGN_LEFT, text, document.left(), below);
    write(
        page,
        Element.ALIGN_RIGHT,
        "Page " + writer.getPageNumber() + " of ",
        document.right() - ROOM / 2,
        below);
    page.addTemplate(pages, document.right() - ROOM / 2, below);
  }

  /** How many there are is known at the end only. */
  @Override
  public void onCloseDocument(PdfWriter writer, Document document) {
    write(pages, Element.ALIGN_LEFT, Integer.toString(writer.getPageNumber() - 1), 0, 0);
  }

  private void write(PdfContentByte page, int alignment, String words, float x, float y) {
    page.beginText();
    page.setColorFill(new Color(Chart.GREY));
    page.setFontAndSize(font, SIZE);
    page.showTextAligned(alignment, words, x, y, 0);
    page.endText();
  }
}
