package dev.sigmasight.server.onboarding;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The text of an uploaded file. */
final class FileText {
  /** The largest file that is read. */
  static final int MOST_BYTES = 10 * 1024 * 1024;

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private FileText() {}

  /** Decodes a text without a byte order mark; empty if it is not in that encoding. */
  static Optional<String> decode(byte[] content, Charset encoding) {
    try {
      String text = encoding.newDecoder().decode(ByteBuffer.wrap(content)).toString();
      return Optional.of(
          text.startsWith(BYTE_ORDER_MARK) ? text.substring(BYTE_ORDER_MARK.length()) : text);
    } catch (CharacterCodingException notUtf8) {
      return Optional.empty();
    }
  }

  /** UTF-16 by its byte order mark, otherwise UTF-8 if it is that, otherwise windows-1252. */
  static Charset encodingOf(byte[] content) {
    if (content.length > 1 && content[0] == (byte) 0xFF && content[1] == (byte) 0xFE) {
      return StandardCharsets.UTF_16LE;
    }
    if (content.length > 1 && content[0] == (byte) 0xFE && content[1] == (byte) 0xFF) {
      return StandardCharsets.UTF_16BE;
    }
    return decode(content, StandardCharsets.UTF_8).isPresent()
        ? StandardCharsets.UTF_8
        : Charset.forName("windows-1252");
  }

  /** A piece of the input as it may be shown in a message. */
  static String quoted(String cell) {
    String shown = cell.length() > 40 ? cell.substring(0, 40) + "…" : cell;
    return "\"" + shown.replaceAll("\\p{Cntrl}", "�") + "\"";
  }
}
