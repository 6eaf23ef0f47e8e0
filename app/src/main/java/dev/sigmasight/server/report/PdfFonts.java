package dev.sigmasight.server.report;

import java.awt.Color;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.openpdf.text.Chunk;
import org.openpdf.text.Font;
import org.openpdf.text.Phrase;
import org.openpdf.text.pdf.BaseFont;

/** The fonts of a PDF, which are embedded as far as they are used. */
final class PdfFonts {
  private static final float LEADING = 1.35f;

  private final BaseFont plain = font("DejaVuSansCondensed.ttf");
  private final BaseFont bold = font("DejaVuSansCondensed-Bold.ttf");
  private final BaseFont others = font("DroidSansFallbackFull.ttf");

  private static BaseFont font(String name) {
    try (InputStream in = PdfFonts.class.getResourceAsStream("/fonts/" + name)) {
      if (in == null) {
        throw new IllegalStateException("the font " + name + " is not in the program");
      }
      return BaseFont.createFont(
          name, BaseFont.IDENTITY_H, BaseFont.EMBEDDED, true, in.readAllBytes(), null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Letters of one size and colour. */
  record Style(float size, boolean isBold, int colour) {
    Style(double size, int colour) {
      this((float) size, false, colour);
    }
  }

  /** Text in which every character is in the first font that has it, or is written as its code. */
  Phrase phrase(String text, Style style) {
    Phrase phrase = new Phrase(style.size() * LEADING, "", awt(plain(style), style));
    StringBuilder run = new StringBuilder();
    BaseFont current = plain(style);
    for (int c : printable(text).codePoints().toArray()) {
      BaseFont wanted = fontOf(c, style);
      if (!wanted.equals(current) && !run.isEmpty()) {
        phrase.add(new Chunk(run.toString(), awt(current, style)));
        run.setLength(0);
      }
      current = wanted;
      run.appendCodePoint(c);
    }
    if (!run.isEmpty()) {
      phrase.add(new Chunk(run.toString(), awt(current, style)));
    }
    return phrase;
  }

  private BaseFont plain(Style style) {
    return style.isBold() ? bold : plain;
  }

  private BaseFont fontOf(int character, Style style) {
    return plain(style).charExists(character) || !others.charExists(character)
        ? plain(style)
        : others;
  }

  private static Font awt(BaseFont font, Style style) {
    return new Font(font, style.size(), Font.NORMAL, new Color(style.colour()));
  }

  /** A character that no font has is written as its code, so that nothing is lost in silence. */
  private String printable(String text) {
    StringBuilder shown = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              if (plain.charExists(c) || others.charExists(c)) {
                shown.appendCodePoint(c);
              } else {
                shown.append(String.format(Locale.ROOT, "[U+%04X]", c));
              }
            });
    return shown.toString();
  }

  /** How wide words of a size are on a line, in points. */
  float width(String text, float size) {
    return plain.getWidthPoint(text, size);
  }

  /** The font for words on a chart. */
  BaseFont forChart(String text) {
    return text.codePoints().allMatch(plain::charExists) ? plain : others;
  }
}
