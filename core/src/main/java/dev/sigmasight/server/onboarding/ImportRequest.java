package dev.sigmasight.server.onboarding;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A portfolio to be imported, as somebody typed it.
 *
 * @param name of the portfolio
 * @param accountName unique among the portfolios of the account
 * @param accountType null means taxable
 * @param equity starting capital, a decimal number
 * @param file its positions; null if there is none
 * @param mapping how the file is laid out, as JSON; null means as the template is
 */
public record ImportRequest(
    @Nullable String name,
    @Nullable String accountName,
    @Nullable String accountType,
    @Nullable String equity,
    @Nullable String description,
    @Nullable File file,
    @Nullable String mapping) {

  /** A portfolio whose file is laid out as the template is. */
  public ImportRequest(
      @Nullable String name,
      @Nullable String accountName,
      @Nullable String accountType,
      @Nullable String equity,
      @Nullable String description,
      @Nullable File file) {
    this(name, accountName, accountType, equity, description, file, null);
  }

  /** A file by its name and its bytes. */
  public static final class File {
    private final String name;
    private final byte[] content;

    /** The bytes are not copied; nobody may change them. */
    public File(String name, byte[] content) {
      this.name = name;
      this.content = content;
    }

    String name() {
      return name;
    }

    byte[] content() {
      return content;
    }

    /** What tells this content from any other: SHA-256 in hexadecimal. */
    String hash() {
      try {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
      } catch (NoSuchAlgorithmException impossible) {
        throw new IllegalStateException(impossible);
      }
    }
  }
}
