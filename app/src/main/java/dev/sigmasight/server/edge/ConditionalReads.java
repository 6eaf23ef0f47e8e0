package dev.sigmasight.server.edge;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.InputStream;
import java.util.Set;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/**
 * Reads carry an {@code ETag}; asked again with {@code If-None-Match}, one that has not changed
 * answers 304 without a body. The tag is a weak one, of the answer before it is compressed, and the
 * same for {@code HEAD} as for {@code GET}.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class ConditionalReads {
  /** A browser may keep an answer for its user, and asks each time whether it still holds. */
  private static final String OWN_AND_ASKED_FOR = "private, no-cache";

  private static final Set<String> READS = Set.of("GET", "HEAD");

  @Bean
  static FilterRegistrationBean<ShallowEtagHeaderFilter> etags() {
    FilterRegistrationBean<ShallowEtagHeaderFilter> filter =
        new FilterRegistrationBean<>(new Tagging());
    filter.addUrlPatterns("/api/v1/*");
    filter.setOrder(Ordered.LOWEST_PRECEDENCE);
    return filter;
  }

  private static final class Tagging extends ShallowEtagHeaderFilter {
    Tagging() {
      setWriteWeakETag(true);
    }

    /** A stream has no end to wait for. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
      return !READS.contains(request.getMethod())
          || request.getRequestURI().endsWith("/events")
          || request.getRequestURI().endsWith("/transactions/export")
          || request.getRequestURI().endsWith("/tuning/export")
          || request.getRequestURI().startsWith("/api/v1/auth/");
    }

    @Override
    protected boolean isEligibleForEtag(
        HttpServletRequest request, HttpServletResponse response, int status, InputStream body) {
      if (status == HttpServletResponse.SC_OK) {
        AnswerTap.pour(request, body);
      }
      String cached = response.getHeader(HttpHeaders.CACHE_CONTROL);
      if (cached == null) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, OWN_AND_ASKED_FOR);
      }
      return !response.isCommitted()
          && HttpStatusCode.valueOf(status).is2xxSuccessful()
          && (cached == null || !cached.contains("no-store"));
    }
  }
}
