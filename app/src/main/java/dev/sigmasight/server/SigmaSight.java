package dev.sigmasight.server;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The application: the server with its web edge, or the same parts without it for a command. */
@SpringBootApplication(proxyBeanMethods = false)
public class SigmaSight {

  /**
   * Starts the server.
   *
   * @param arguments Spring properties as {@code --key=value}
   * @return the running server; closing it ends it
   */
  public static ConfigurableApplicationContext serve(String... arguments) {
    return application(WebApplicationType.SERVLET).run(arguments);
  }

  /**
   * Starts everything but the web edge, for a command that works and ends.
   *
   * @param arguments Spring properties as {@code --key=value}
   * @return the running parts; the command closes them
   */
  public static ConfigurableApplicationContext withoutWeb(String... arguments) {
    return application(WebApplicationType.NONE).run(arguments);
  }

  private static SpringApplication application(WebApplicationType type) {
    SpringApplication application = new SpringApplication(SigmaSight.class);
    application.setWebApplicationType(type);
    return application;
  }
}
