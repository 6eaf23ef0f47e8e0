package dev.sigmasight.server.onboarding;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The text of an uploaded file. */
final class FileText {
  /** The largest file that is read. */
  static final int MOST_BYTES = 10 * 1024 * 1024;

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private FileText() {}

  /** Decodes UTF-8 without a byte order mark; empty if it is not UTF-8. */
  static Optional<String> decode(byte[] content) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
      return Optional.of(
          text.startsWith(BYTE_ORDER_MARK) ? text.substring(BYTE_ORDER_MARK.length()) : text);
    } catch (CharacterCodingException notUtf8) {
      return Optional.empty();
    }
  }

  /** A piece of the input as it may be shown in a message. */
  static String quoted(String cell) {
    String shown = cell.length() > 40 ? cell.substring(0, 40) + "…" : cell;
    return "\"" + shown.replaceAll("\\p{Cntrl}", "�") + "\"";
  }
}
