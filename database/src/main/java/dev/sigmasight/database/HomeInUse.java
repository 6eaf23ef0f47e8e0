package dev.sigmasight.database;

import java.nio.file.Path;

/** Another process already runs the embedded server of this folder. */
public final class HomeInUse extends ServerNotStarted {
  private static final long serialVersionUID = 1L;

  private final long pid;

  HomeInUse(Path home, long pid) {
    super(
        "SigmaSight is already running with the data folder %s (process %s): stop it, or set SIGMASIGHT_HOME to another folder."
            .formatted(home, pid == 0 ? "unknown" : pid));
    this.pid = pid;
  }

  /** The process that holds the folder, 0 if it did not say. */
  public long pid() {
    return pid;
  }
}
