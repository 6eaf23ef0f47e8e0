package dev.sigmasight.server.edge;

import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.filter.UrlHandlerFilter;

/** The way in: what is here, and addresses with a slash too many. */
@Hidden
@RestController
@ConditionalOnWebApplication
class Front {

  /** Where to go from here. */
  record WelcomeView(String message, String version, String docs, String health) {}

  @GetMapping("/")
  WelcomeView welcome() {
    return new WelcomeView("SigmaSight is running.", "1", "/docs", "/health");
  }

  /** Lets {@code /api/v1/tags/} mean {@code /api/v1/tags}, as clients write both. */
  @Bean
  static FilterRegistrationBean<UrlHandlerFilter> slashes() {
    FilterRegistrationBean<UrlHandlerFilter> filter =
        new FilterRegistrationBean<>(
            UrlHandlerFilter.trailingSlashHandler("/api/**").wrapRequest().build());
    filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return filter;
  }
}
