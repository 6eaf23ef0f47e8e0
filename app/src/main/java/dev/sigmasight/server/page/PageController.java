package dev.sigmasight.server.page;

import dev.sigmasight.kernel.Problem;
import dev.sigmasight.kernel.ProblemException;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where the pages and files of the front end are. Anybody may read them; data is behind the API.
 */
@Hidden
@RestController
@ConditionalOnWebApplication
class PageController {
  private static final String NAME = "[A-Za-z0-9_-][A-Za-z0-9._-]*";

  /** The name of such a file changes with its content. */
  private static final CacheControl FOREVER =
      CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

  private final WebPages pages;

  PageController(WebPages pages) {
    this.pages = pages;
  }

  /** The addresses that the router of the front end knows. */
  @GetMapping({
    "/",
    "/sign-in",
    "/p/**",
    "/research/**",
    "/analyst/**",
    "/accounts/**",
    "/settings/**",
    "/ops/**",
    "/methods/**"
  })
  ResponseEntity<byte[]> page(HttpServletRequest request) {
    return pages
        .page(request, HttpStatus.OK)
        .orElseThrow(
            () ->
                missing(
                    "SigmaSight is running, but was built without its web pages; the API is"
                        + " described at /docs."));
  }

  @GetMapping("/assets/{name:" + NAME + "}")
  ResponseEntity<byte[]> asset(HttpServletRequest request, @PathVariable String name) {
    return pages
        .file(request, "assets/" + name, FOREVER)
        .orElseThrow(
            () -> missing("There is no such file; pages of an older version must be loaded anew."));
  }

  /** Icons and the like. */
  @GetMapping("/{name:[A-Za-z0-9_-]+[.](?:svg|png|ico|txt|json|webmanifest)}")
  ResponseEntity<byte[]> file(HttpServletRequest request, @PathVariable String name) {
    return pages
        .file(request, name, CacheControl.noCache())
        .orElseThrow(() -> missing("There is no such file."));
  }

  private static ProblemException missing(String detail) {
    return new ProblemException(new Problem.NotFound(detail));
  }
}
