package dev.sigmasight.server.transfer;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What an export consists of; written last, so that a folder without it is no export.
 *
 * @param format always {@code sigmasight-export}
 * @param version of the format
 * @param coreVersions newest migration by chain in the core database
 * @param aiVersions newest migration by chain in the AI database
 */
public record Manifest(
    String format,
    int version,
    Instant exportedAt,
    Map<String, String> coreVersions,
    Map<String, String> aiVersions,
    List<Entry> files) {
  /** What the format is called. */
  public static final String FORMAT = "sigmasight-export";

  /** The version that this program writes; it reads older ones too. */
  public static final int VERSION = 2;

  /** What a file holds. */
  public enum Kind {
    /** Everybody with their tags, those without a portfolio too. */
    ACCOUNTS,
    /** Dividends, splits and interest rates, on which figures rest beside the prices. */
    MARKET,
    /** One portfolio with all that belongs to it. */
    PORTFOLIO,
    /** What one account and the analyst said. */
    CONVERSATIONS,
    /** Who changed what. */
    CHANGES,
    /** Knowledge of the analyst. */
    DOCUMENTS,
    /** What the analyst remembers of people. */
    MEMORIES
  }

  /**
   * A file.
   *
   * @param path within the folder
   * @param name of the portfolio, or what it is
   * @param rows lines
   * @param sha256 of its bytes, in hexadecimal digits
   */
  public record Entry(String path, Kind kind, String name, int rows, String sha256) {}

  public Manifest {
    files = List.copyOf(files);
  }
}
