package dev.sigmasight.server.report;

import java.awt.Color;
import java.util.List;
import org.openpdf.text.Element;
import org.openpdf.text.Phrase;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;

/** Tables of a PDF; their heads are repeated on every page. */
record PdfGrid(PdfFonts fonts) {
  private static final PdfFonts.Style HEAD = new PdfFonts.Style(7f, true, Chart.GREY);
  private static final PdfFonts.Style CELL = new PdfFonts.Style(7, Chart.DARK);
  private static final PdfFonts.Style MINUS = new PdfFonts.Style(7, Chart.RED);
  private static final PdfFonts.Style LABEL = new PdfFonts.Style(7, Chart.GREY);
  private static final PdfFonts.Style VALUE = new PdfFonts.Style(10, Chart.DARK);
  private static final float NARROWEST = 30;
  private static final float APART = 12;
  private static final float STEP = 4;
  private static final float LONGEST_WORD = 100;

  /** Width of a page between its margins, in points. */
  private static final float ROOM = 511;

  private static final int FIGURES_IN_A_ROW = 4;

  /** A title above a line. */
  PdfPTable title(Phrase title) {
    PdfPTable table = table(1);
    table.setSpacingBefore(14);
    table.setSpacingAfter(6);
    PdfPCell cell = cell(title, false, Chart.BLUE);
    cell.setBorderWidth(1);
    cell.setPaddingBottom(4);
    table.addCell(cell);
    return table;
  }

  PdfPTable of(Block.Grid grid, Notes notes) {
    PdfPTable table = table(grid.columns().size());
    table.setWidths(widths(grid));
    for (int i = 0; i < grid.columns().size(); i++) {
      table.addCell(
          inset(
              i, cell(fonts.phrase(GridTitles.of(grid, i), HEAD), grid.isNumeric(i), Chart.GREY)));
    }
    table.setHeaderRows(1);
    for (Block.Row row : grid.rows()) {
      for (int i = 0; i < row.cells().size(); i++) {
        Cell cell = row.cells().get(i);
        boolean numeric = grid.isNumeric(i);
        String text = Shown.cell(grid.columns().get(i), cell);
        Phrase phrase = fonts.phrase(text, numeric && text.startsWith("-") ? MINUS : CELL);
        String mark = notes.mark(cell);
        if (!mark.isEmpty()) {
          phrase.addAll(fonts.phrase(" " + mark, new PdfFonts.Style(5, Chart.GREY)));
        }
        table.addCell(inset(i, cell(phrase, numeric, Chart.PALE)));
      }
    }
    return table;
  }

  private static PdfPTable table(int columns) {
    PdfPTable table = new PdfPTable(columns);
    table.setWidthPercentage(100);
    table.setSpacingBefore(3);
    table.setSpacingAfter(5);
    table.setSplitLate(true);
    return table;
  }

  /** Words beside the numbers of the column before keep a distance. */
  private static PdfPCell inset(int column, PdfPCell cell) {
    cell.setPaddingLeft(column == 0 ? 1 : 5);
    return cell;
  }

  private static PdfPCell cell(Phrase phrase, boolean numeric, int line) {
    PdfPCell cell = new PdfPCell(phrase);
    cell.setBorder(Rectangle.BOTTOM);
    cell.setBorderColor(new Color(line));
    cell.setBorderWidth(0.5f);
    cell.setPaddingTop(2);
    cell.setPaddingBottom(3);
    cell.setPaddingLeft(1);
    cell.setPaddingRight(numeric ? 1 : 4);
    cell.setHorizontalAlignment(numeric ? Element.ALIGN_RIGHT : Element.ALIGN_LEFT);
    return cell;
  }

  /** Numbers are never broken; the longest words are, until all have room. */
  private float[] widths(Block.Grid grid) {
    float[] widths = new float[grid.columns().size()];
    float[] spare = new float[widths.length];
    float all = 0;
    for (int i = 0; i < widths.length; i++) {
      widths[i] = natural(grid, i);
      spare[i] = grid.isNumeric(i) ? 0 : widths[i] - least(grid, i);
      all += widths[i];
    }
    int widest = widest(widths, spare);
    while (all > ROOM && widest >= 0) {
      widths[widest] -= STEP;
      spare[widest] -= STEP;
      all -= STEP;
      widest = widest(widths, spare);
    }
    return widths;
  }

  /** The place of the widest column that has room to spare; below 0 if there is none. */
  private static int widest(float[] widths, float[] spare) {
    int widest = -1;
    for (int i = 0; i < widths.length; i++) {
      if (spare[i] > STEP && (widest < 0 || widths[i] > widths[widest])) {
        widest = i;
      }
    }
    return widest;
  }

  private float natural(Block.Grid grid, int column) {
    String name = grid.columns().get(column);
    float widest = least(grid, column);
    for (Block.Row row : grid.rows()) {
      String text = Shown.cell(name, row.cells().get(column));
      widest = Math.max(widest, fonts.width(text, CELL.size()) + APART);
    }
    return widest;
  }

  /** The longest word of the head and of the cells, as far as there is room. */
  private float least(Block.Grid grid, int column) {
    String name = grid.columns().get(column);
    float widest = longestWord(GridTitles.of(grid, column), HEAD.size());
    for (Block.Row row : grid.rows()) {
      float word = longestWord(Shown.cell(name, row.cells().get(column)), CELL.size());
      widest = Math.max(widest, Math.min(word, LONGEST_WORD));
    }
    return Math.max(NARROWEST, widest + APART);
  }

  private float longestWord(String text, float size) {
    float longest = 0;
    for (String word : text.split(" ", -1)) {
      longest = Math.max(longest, fonts.width(word, size));
    }
    return longest;
  }

  PdfPTable of(List<Block.Figure> figures, Notes notes) {
    PdfPTable table = table(FIGURES_IN_A_ROW);
    for (Block.Figure each : figures) {
      PdfPCell cell = new PdfPCell();
      cell.setBorder(Rectangle.LEFT);
      cell.setBorderColor(new Color(Chart.PALE));
      cell.setBorderWidth(1.5f);
      cell.setPaddingLeft(6);
      cell.setPaddingTop(0);
      cell.setPaddingBottom(6);
      cell.addElement(fonts.phrase(Labels.of(each.name()), LABEL));
      Phrase value = fonts.phrase(Shown.number(each.name(), each.number()), VALUE);
      String mark = notes.mark(each.number());
      if (!mark.isEmpty()) {
        value.addAll(fonts.phrase(" " + mark, new PdfFonts.Style(6, Chart.GREY)));
      }
      cell.addElement(value);
      table.addCell(cell);
    }
    PdfPCell nothing = new PdfPCell(fonts.phrase("", LABEL));
    nothing.setBorder(Rectangle.NO_BORDER);
    for (int i = figures.size(); i % FIGURES_IN_A_ROW != 0; i++) {
      table.addCell(nothing);
    }
    return table;
  }
}
