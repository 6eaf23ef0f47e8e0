package dev.sigmasight.server;

import org.springframework.aot.AotDetector;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.core.SpringProperties;
import org.springframework.util.ClassUtils;

/** The application: the server with its web edge, or the same parts without it for a command. */
@SpringBootApplication(
    proxyBeanMethods = false,
    nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class) // features repeat simple names
@AutoConfigurationPackage(basePackages = "none") // every class would be read in search of mix-ins
public class SigmaSight {
  /** What the build writes for the server; the tests, and commands, do without. */
  private static final String AHEAD_OF_TIME =
      SigmaSight.class.getName() + "__ApplicationContextInitializer";

  /** Starts the server; the build asks for its parts here. */
  public static void main(String[] arguments) {
    var _ = serve(arguments);
  }

  /**
   * Starts the server.
   *
   * @param arguments Spring properties as {@code --key=value}
   * @return the running server; closing it ends it
   * @throws StartRefused in one sentence, if the port is taken, a database does not answer, or the
   *     configuration does not do
   */
  public static ConfigurableApplicationContext serve(String... arguments) {
    return run(WebApplicationType.SERVLET, arguments);
  }

  /**
   * Starts everything but the web edge, for a command that works and ends.
   *
   * @param arguments Spring properties as {@code --key=value}
   * @return the running parts; the command closes them
   * @throws StartRefused in one sentence, as for {@link #serve}
   */
  public static ConfigurableApplicationContext withoutWeb(String... arguments) {
    return run(WebApplicationType.NONE, arguments);
  }

  private static ConfigurableApplicationContext run(WebApplicationType type, String... arguments) {
    SpringApplication application = new SpringApplication(SigmaSight.class);
    application.setMainApplicationClass(SigmaSight.class);
    application.setWebApplicationType(type);
    SpringProperties.setProperty(
        AotDetector.AOT_ENABLED,
        Boolean.toString(
            type == WebApplicationType.SERVLET && ClassUtils.isPresent(AHEAD_OF_TIME, null)));
    try {
      return application.run(arguments);
    } catch (RuntimeException e) {
      throw StartFailures.sentence(e)
          .<RuntimeException>map(sentence -> new StartRefused(sentence, e))
          .orElse(e);
    }
  }
}
