package dev.sigmasight.server.edge;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ProblemDetail;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.stereotype.Component;

/** Says why an address or a method is refused before anything of ours sees it. */
@Component
@ConditionalOnWebApplication
class FirewallRefusals implements RequestRejectedHandler {
  private static final List<String> METHODS =
      List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, RequestRejectedException failure)
      throws IOException {
    ProblemDetail body = METHODS.contains(request.getMethod()) ? address() : method(response);
    ErrorPage.say(request, body);
    response.sendError(body.getStatus());
  }

  private static ProblemDetail address() {
    return ProblemBody.of(
        ProblemKind.INVALID_INPUT,
        "Correct the path of the address: //, semicolons, backslashes and parts that are . or .. are"
            + " not allowed, nor are they, percent signs or line breaks written as codes such as"
            + " %2e.");
  }

  private static ProblemDetail method(HttpServletResponse response) {
    String known = String.join(", ", METHODS);
    response.setHeader(HttpHeaders.ALLOW, known);
    return ProblemBody.of(
        ProblemKind.METHOD_NOT_ALLOWED,
        "No address answers to this method; the server knows " + known + ".");
  }
}
