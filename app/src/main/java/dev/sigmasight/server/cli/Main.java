package dev.sigmasight.server.cli;

import dev.sigmasight.server.SigmaSight;
import dev.sigmasight.server.StartRefused;

/** Where the process starts. */
public final class Main {

  private Main() {}

  public static void main(String[] arguments) {
    try {
      SigmaSight.serve(arguments);
    } catch (StartRefused refused) {
      System.err.println("sigmasight: " + refused.getMessage());
      System.exit(1);
    }
  }
}
