package dev.sigmasight.server.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a command answers. Remembers why something could not be written there. */
final class StandardOutput extends OutputStream {
  private static final String CLOSED = "Broken pipe";

  private final OutputStream out;
  private volatile @Nullable String failure;

  StandardOutput(OutputStream out) {
    this.out = out;
  }

  static StandardOutput ofThisProcess() {
    return new StandardOutput(new FileOutputStream(FileDescriptor.out));
  }

  @Override
  public void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    try {
      out.write(bytes, from, length);
    } catch (IOException e) {
      failure = String.valueOf(e.getMessage());
      throw e;
    }
  }

  /** What to tell; nothing where all is written, or where its reader wants no more of it. */
  Optional<String> failure() {
    return Optional.ofNullable(failure)
        .filter(why -> !why.equals(CLOSED))
        .map(
            why ->
                "Standard output cannot be written (%s): make room, or send it elsewhere. What the command was to do may be done all the same."
                    .formatted(why));
  }
}
