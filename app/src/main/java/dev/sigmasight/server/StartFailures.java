package dev.sigmasight.server;

import dev.sigmasight.database.DatabaseChoice;
import dev.sigmasight.database.DatabaseUnavailable;
import dev.sigmasight.database.InvalidDatabaseUrl;
import dev.sigmasight.database.SchemaMismatch;
import dev.sigmasight.database.ServerNotStarted;
import java.util.Optional;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Knows the failures that deserve a sentence instead of a stack trace. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class StartFailures implements SpringBootExceptionReporter {
  private static final String NO_PORT = "PORT must be the number of a port, from 0 to 65535.";

  /** Keeps the framework quiet about what {@link SigmaSight} reports itself. */
  @Override
  public boolean reportException(Throwable failure) {
    return sentence(failure).isPresent();
  }

  /** What to tell the person who started the program. */
  static Optional<String> sentence(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      Optional<String> known = known(cause);
      if (known.isPresent()) {
        return known;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> known(Throwable cause) {
    return Optional.ofNullable(
        switch (cause) {
          case PortInUseException taken ->
              "Port "
                  + taken.getPort()
                  + " is taken by another program: stop it, or choose another port with PORT.";
          case BindException unreadable -> unreadable(unreadable);
          case StartRefused refused -> refused.getMessage();
          case DatabaseChoice.Refused refused -> refused.getMessage();
          case DatabaseUnavailable down -> down.getMessage();
          case InvalidDatabaseUrl invalid -> invalid.getMessage();
          case SchemaMismatch mismatch -> mismatch.getMessage();
          case ServerNotStarted broken -> broken.getMessage();
          case IllegalArgumentException odd
              when String.valueOf(odd.getMessage()).startsWith("port out of range") ->
              NO_PORT;
          default -> null;
        });
  }

  private static String unreadable(BindException failure) {
    ConfigurationProperty property = failure.getProperty();
    String name = (property == null ? failure.getName() : property.getName()).toString();
    return name.equals("server.port")
        ? NO_PORT
        : "The setting " + name + " has a value that cannot be read.";
  }
}
