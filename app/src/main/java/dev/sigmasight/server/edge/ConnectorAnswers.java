package dev.sigmasight.server.edge;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** Lets the web server itself refuse in the same words as the application. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class ConnectorAnswers {

  @Bean
  WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> refusals(JsonMapper json) {
    return server ->
        server.addContextCustomizers(
            context -> context.getParent().getPipeline().addValve(new ConnectorRefusals(json)));
  }
}
