package dev.sigmasight.server.cli;

import dev.sigmasight.server.SigmaSight;

/** Where the process starts. */
public final class Main {

  private Main() {}

  public static void main(String[] arguments) {
    SigmaSight.serve(arguments);
  }
}
