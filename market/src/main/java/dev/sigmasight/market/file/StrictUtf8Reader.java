package dev.sigmasight.market.file;

import dev.sigmasight.market.file.PriceProblem.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Decodes UTF-8 and stops with {@link UnreadableFile} at the first byte that is none, at the first
 * control character, or past the size limit. All characters before the fault are delivered first,
 * so the line it names is the real one. {@link java.io.InputStreamReader} loses them.
 */
final class StrictUtf8Reader extends Reader {

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final InputStream content;
  private final long maxBytes;
  private final CharsetDecoder decoder =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT);
  private final ByteBuffer bytes = ByteBuffer.allocate(1 << 16).limit(0);

  private long bytesRead;
  private boolean atEnd;
  private boolean begun;
  private long line = 1;
  private char previous;

  StrictUtf8Reader(InputStream content, long maxBytes) {
    this.content = content;
    this.maxBytes = maxBytes;
  }

  @Override
  public int read(char[] target, int offset, int length) throws IOException {
    CharBuffer chars = CharBuffer.wrap(target, offset, length).slice();
    while (chars.position() == 0) {
      CoderResult result = decoder.decode(bytes, chars, atEnd);
      if (chars.position() > 0) {
        break;
      }
      if (result.isError()) {
        throw fault(Kind.NOT_UTF8, notUtf8());
      }
      if (atEnd) {
        return -1;
      }
      fill();
    }
    return checked(target, offset, chars.position());
  }

  @Override
  public void close() {
    // The stream is its opener's.
  }

  private void fill() throws IOException {
    bytes.compact();
    int count = content.read(bytes.array(), bytes.position(), bytes.remaining());
    if (count < 0) {
      atEnd = true;
    } else {
      bytesRead += count;
      bytes.position(bytes.position() + count);
    }
    bytes.flip();
    if (bytesRead > maxBytes) {
      throw new UnreadableFile(PriceFile.tooLarge(maxBytes));
    }
  }

  /** Counts lines and drops the byte order mark. */
  private int checked(char[] target, int offset, int count) throws UnreadableFile {
    int end = offset + count;
    for (int i = offset; i < end; i++) {
      char character = target[i];
      if (character < ' ') {
        control(character);
      }
      previous = character;
    }
    if (!begun) {
      begun = true;
      if (target[offset] == BYTE_ORDER_MARK) {
        target[offset] = ' ';
      }
    }
    return count;
  }

  private void control(char character) throws UnreadableFile {
    boolean endsLine = character == '\r' || (character == '\n' && previous != '\r');
    if (endsLine) {
      line++;
    } else if (character != '\n' && character != '\t' && character != '\f') {
      throw fault(
          Kind.NOT_TEXT,
          "This is not a text file: it holds the control character "
              + (int) character
              + ". Spreadsheets must be saved as CSV first.");
    }
  }

  private String notUtf8() {
    int first = bytes.get(bytes.position()) & 0xFF;
    boolean utf16 = bytesRead > 1 && line == 1 && !begun && first >= 0xFE;
    return utf16
        ? "The file is encoded in UTF-16; save it as UTF-8."
        : String.format(
            Locale.ROOT, "The byte 0x%02X is not UTF-8; save the file as UTF-8.", first);
  }

  private UnreadableFile fault(Kind kind, String message) {
    return new UnreadableFile(new PriceProblem(line, null, null, kind, message));
  }
}
