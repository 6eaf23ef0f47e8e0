package dev.sigmasight.server.edge;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.filter.UrlHandlerFilter;

/** Addresses of the API with a slash too many. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class Slashes {

  /** Lets {@code /api/v1/tags/} mean {@code /api/v1/tags}, as clients write both. */
  @Bean
  static FilterRegistrationBean<UrlHandlerFilter> trailingSlashes() {
    FilterRegistrationBean<UrlHandlerFilter> filter =
        new FilterRegistrationBean<>(
            UrlHandlerFilter.trailingSlashHandler("/api/**").wrapRequest().build());
    filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return filter;
  }
}
