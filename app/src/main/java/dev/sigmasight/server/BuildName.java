package dev.sigmasight.server;

import java.util.Optional;

/** Which program this is, as records of runs name it. */
final class BuildName {
  private BuildName() {}

  /** The version of the jar and, where the platform tells it, the commit it was built from. */
  static String current() {
    String version =
        Optional.ofNullable(BuildName.class.getPackage().getImplementationVersion())
            .orElse("development");
    return Optional.ofNullable(System.getenv("SIGMASIGHT_COMMIT"))
        .filter(commit -> !commit.isBlank())
        .map(commit -> version + "+" + commit.strip())
        .orElse(version);
  }
}
