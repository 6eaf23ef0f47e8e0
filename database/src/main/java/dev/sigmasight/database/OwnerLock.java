package dev.sigmasight.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * One process owns the server. The operating system lets go of the lock when that process dies,
 * however it dies.
 */
final class OwnerLock implements AutoCloseable {
  private final FileChannel channel;

  private OwnerLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock and leaves this process's id in the file.
   *
   * @throws HomeInUse if another owner lives
   */
  static OwnerLock take(ServerFolder folder) {
    FileChannel channel = null;
    try {
      channel =
          FileChannel.open(folder.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (locked(channel)) {
        channel.truncate(0);
        String pid = Long.toString(ProcessHandle.current().pid());
        channel.write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.UTF_8)), 0);
        return new OwnerLock(channel);
      }
      channel.close();
    } catch (IOException e) {
      throw folder.refused(e);
    }
    throw new HomeInUse(folder.home(), pid(folder.lock()));
  }

  /** Whether an owner lives. */
  static boolean held(ServerFolder folder) {
    try (FileChannel channel = FileChannel.open(folder.lock(), StandardOpenOption.WRITE)) {
      return !locked(channel);
    } catch (IOException e) {
      return false;
    }
  }

  @SuppressWarnings("resource") // the lock lives as long as its channel
  private static boolean locked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  private static long pid(Path file) {
    try {
      return Long.parseLong(Files.readString(file).strip());
    } catch (IOException | NumberFormatException e) {
      return 0;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
