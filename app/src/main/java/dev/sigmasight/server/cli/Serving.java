package dev.sigmasight.server.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;

/** What commands that serve have in common. */
final class Serving {
  private Serving() {}

  /** The settings with a port, if one was given. */
  static List<String> withPort(int port, List<String> settings) {
    if (port < 0 || port > RunningServer.LAST_PORT) {
      throw new Failures.CommandFailed(
          ExitCode.USAGE, "--port must be from 1 to " + RunningServer.LAST_PORT + ".");
    }
    List<String> all = new ArrayList<>(settings);
    if (port > 0) {
      all.add("--server.port=" + port);
    }
    return all;
  }

  /** Where a browser on this machine finds the server. */
  static String address(ConfigurableApplicationContext server) {
    return "http://localhost:" + server.getEnvironment().getProperty("local.server.port", "");
  }

  /** Waits until the server is told to stop. */
  static int untilStopped(ConfigurableApplicationContext server) throws InterruptedException {
    CountDownLatch closed = new CountDownLatch(1);
    server.addApplicationListener(
        (ApplicationListener<ContextClosedEvent>) _ -> closed.countDown());
    closed.await();
    return ExitCode.OK;
  }
}
