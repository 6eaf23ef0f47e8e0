package dev.sigmasight.server.page;

import org.springframework.http.MediaType;

/** A file of the front end in one coding. */
final class WebFile {
  private final MediaType type;
  private final Coding coding;
  private final String tag;
  private final byte[] bytes;

  /**
   * @param tag its {@code ETag}, which no other bytes have
   * @param bytes handed over: nobody writes into them from then on
   */
  WebFile(MediaType type, Coding coding, String tag, byte[] bytes) {
    this.type = type;
    this.coding = coding;
    this.tag = tag;
    this.bytes = bytes;
  }

  MediaType type() {
    return type;
  }

  Coding coding() {
    return coding;
  }

  String tag() {
    return tag;
  }

  /** The bytes themselves, not a copy. */
  byte[] bytes() {
    return bytes;
  }
}
