package dev.sigmasight.server.edge;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.server.activity.Caller;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.Objects;
import java.util.Optional;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.Authentication;

/** The description of the API, from which clients are generated. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class OpenApi {
  private static final String BEARER = "bearer";
  private static final String ABOUT =
      """
      Portfolios, their risk and an analyst.

      **Units.** Money is in the currency of the portfolio, US dollars unless it says otherwise. \
      A field whose name ends in `_pct`, `_percent` or `_percentage` holds percent (28.0 is 28 %); \
      every other ratio is a fraction (0.28 is 28 %). Short quantities and values are negative. \
      Dates are trading days in New York, timestamps are UTC. A null comes with a reason. The unit of \
      a number stands in brackets at the end of its description and in `x-unit`.

      **Signing in.** `POST /api/v1/auth/login` answers with a token; send it as \
      `Authorization: Bearer …`. Browsers get it as a cookie, too; a request signed in by cookie \
      that changes something must come from our own pages.

      **Problems** are `application/problem+json` (RFC 9457) with a stable `type`, a `code`, one \
      sentence in `detail` and the single faults in `errors`.
      """;

  static {
    SpringDocUtils.getConfig()
        .addRequestWrapperToIgnore(AccountId.class)
        .addRequestWrapperToIgnore(Caller.class)
        .addRequestWrapperToIgnore(Authentication.class);
  }

  @Bean
  RecordSchemas modelResolver(ObjectMapperProvider mappers) {
    return new RecordSchemas(mappers.jsonMapper());
  }

  /** An {@link Optional} that is empty is written as null. */
  @Bean
  OperationCustomizer answersThatMayBeNull() {
    return (operation, handler) -> {
      if (handler.getMethod().getReturnType() == Optional.class) {
        ApiResponse found = Objects.requireNonNull(operation.getResponses().get("200"));
        found
            .getContent()
            .values()
            .forEach(media -> media.setSchema(RecordSchemas.orNull(media.getSchema())));
      }
      return operation;
    };
  }

  /** What no single controller can say. */
  @Bean
  OpenApiCustomizer wholeDescription(RecordSchemas schemas) {
    return api -> {
      schemas.check();
      ModelConverters.getInstance(true)
          .readAll(ProblemView.class)
          .forEach((name, schema) -> api.getComponents().addSchemas(name, schema));
      OperationNames.addTo(api);
      ProblemAnswers.addTo(api);
      AlwaysSent.mark(api);
      Units.addTo(api);
      Examples.addTo(api);
    };
  }

  @Bean
  OpenAPI description() {
    return new OpenAPI()
        .info(
            new Info()
                .title("SigmaSight")
                .version("1")
                .description(ABOUT)
                .license(
                    new License()
                        .name("Apache-2.0")
                        .url("https://www.apache.org/licenses/LICENSE-2.0")))
        .components(
            new Components()
                .addSecuritySchemes(
                    BEARER,
                    new SecurityScheme()
                        .type(SecurityScheme.Type.HTTP)
                        .scheme(BEARER)
                        .bearerFormat("JWT")))
        .addSecurityItem(new SecurityRequirement().addList(BEARER));
  }
}
