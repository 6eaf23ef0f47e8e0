package dev.sigmasight.server.onboarding;

import org.jspecify.annotations.Nullable;

/**
 * A portfolio to be imported, as somebody typed it.
 *
 * @param name of the portfolio
 * @param accountName unique among the portfolios of the account
 * @param accountType null means taxable
 * @param equity starting capital, a decimal number
 * @param file its positions; null if there is none
 */
public record ImportRequest(
    @Nullable String name,
    @Nullable String accountName,
    @Nullable String accountType,
    @Nullable String equity,
    @Nullable String description,
    @Nullable File file) {

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
  }
}
