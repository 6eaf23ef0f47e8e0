package dev.sigmasight.server.report;

import dev.sigmasight.server.report.Report.Heading;
import dev.sigmasight.server.report.Report.Section;
import java.io.ByteArrayOutputStream;
import org.openpdf.text.Document;
import org.openpdf.text.Image;
import org.openpdf.text.PageSize;
import org.openpdf.text.Paragraph;
import org.openpdf.text.Phrase;
import org.openpdf.text.pdf.PdfDestination;
import org.openpdf.text.pdf.PdfOutline;
import org.openpdf.text.pdf.PdfTemplate;
import org.openpdf.text.pdf.PdfWriter;

/** A PDF for paper, with the fonts in it and a list of its sections for the reader. */
final class PdfReport {
  private static final float MARGIN = 42;
  private static final float ROOM_BELOW_A_TITLE = 110;
  private static final PdfFonts.Style TITLE = new PdfFonts.Style(20f, true, Chart.DARK);
  private static final PdfFonts.Style SECTION = new PdfFonts.Style(13f, true, Chart.DARK);
  private static final PdfFonts.Style PART = new PdfFonts.Style(9f, true, Chart.DARK);
  private static final PdfFonts.Style BODY = new PdfFonts.Style(8.5, Chart.DARK);
  private static final PdfFonts.Style SMALL = new PdfFonts.Style(7, Chart.GREY);

  private final Report report;
  private final PdfFonts fonts = new PdfFonts();
  private final PdfGrid grids = new PdfGrid(fonts);
  private final Document document = new Document(PageSize.A4, MARGIN, MARGIN, MARGIN, MARGIN + 10);
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PdfWriter writer = PdfWriter.getInstance(document, bytes);

  private PdfReport(Report report) {
    this.report = report;
  }

  static byte[] of(Report report) {
    return new PdfReport(report).write();
  }

  private byte[] write() {
    Heading heading = report.heading();
    document.addTitle(heading.title());
    document.addSubject(heading.subtitle());
    document.addCreator("SigmaSight");
    document.open();
    String footer = heading.asOf() == null ? "" : ", as of " + heading.asOf();
    writer.setPageEvent(new PdfFooter(heading.title() + footer, fonts, writer));
    heading(heading);
    report.sections().forEach(this::section);
    methods();
    document.close();
    return bytes.toByteArray();
  }

  private void heading(Heading heading) {
    add(fonts.phrase(heading.title(), TITLE), 0, 2);
    add(fonts.phrase(heading.subtitle(), new PdfFonts.Style(10, Chart.GREY)), 0, 4);
    add(fonts.phrase(String.join("  ·  ", HeadingLines.of(heading)), BODY), 2, 4);
  }

  private void add(Phrase phrase, float before, float after) {
    Paragraph paragraph = new Paragraph(phrase);
    paragraph.setLeading(phrase.getLeading());
    paragraph.setSpacingBefore(before);
    paragraph.setSpacingAfter(after);
    document.add(paragraph);
  }

  /** A title is not left alone at the end of a page. */
  private void keepWithNext(float room) {
    if (writer.getVerticalPosition(false) - document.bottom() < room) {
      document.newPage();
    }
  }

  private void title(String title) {
    keepWithNext(ROOM_BELOW_A_TITLE);
    document.add(grids.title(fonts.phrase(title, SECTION)));
    var _ =
        new PdfOutline(
            writer.getDirectContent().getRootOutline(),
            new PdfDestination(PdfDestination.FITH, writer.getVerticalPosition(false) + 40),
            title);
  }

  private void section(Section section) {
    title(section.title());
    section.blocks().forEach(this::block);
  }

  private void block(Block block) {
    Notes notes = new Notes();
    switch (block) {
      case Block.Words(var text) -> add(fonts.phrase(text, BODY), 2, 4);
      case Block.Figures(var figures) -> document.add(grids.of(figures, notes));
      case Block.Grid grid -> {
        keepWithNext(ROOM_BELOW_A_TITLE / 2);
        add(fonts.phrase(grid.title(), PART), 6, 1);
        document.add(grids.of(grid, notes));
      }
      case Block.Lines lines -> chart(Chart.of(lines));
      case Block.Bars bars -> chart(Chart.of(bars));
    }
    notes.lines().forEach(line -> add(fonts.phrase(line, SMALL), 0, 1));
  }

  private void chart(Chart chart) {
    float scale = (float) ((document.right() - document.left()) / chart.width());
    keepWithNext((float) chart.height() * scale + 24);
    add(fonts.phrase(chart.title(), PART), 6, 3);
    PdfTemplate canvas =
        writer.getDirectContent().createTemplate((float) chart.width(), (float) chart.height());
    chart.draw(new PdfInk(canvas, chart.height(), fonts));
    Image picture = Image.getInstance(canvas);
    picture.scalePercent(scale * 100);
    picture.setAlt(chart.title());
    document.add(picture);
  }

  private void methods() {
    title("How the figures are computed");
    for (MethodNote note : report.methods()) {
      Phrase phrase = fonts.phrase(note.title() + ". ", new PdfFonts.Style(8.5f, true, Chart.DARK));
      phrase.addAll(fonts.phrase(note.text() + " ", BODY));
      phrase.addAll(fonts.phrase(note.id(), SMALL));
      add(phrase, 2, 3);
    }
  }
}
