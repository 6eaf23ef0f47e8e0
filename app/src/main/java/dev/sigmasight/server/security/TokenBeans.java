package dev.sigmasight.server.security;

import com.nimbusds.jose.jwk.source.ImmutableSecret;
import dev.sigmasight.database.DatabaseChoice;
import dev.sigmasight.server.StartRefused;
import java.time.Clock;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;

/** The key and what signs and reads tokens with it. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@EnableConfigurationProperties(SecuritySettings.class)
class TokenBeans {

  /** A key that will not do is refused before any database is started or changed. */
  @Bean
  static BeanFactoryPostProcessor keyBeforeDatabases() {
    return beans -> beans.getBeanDefinition("databaseServers").setDependsOn("signingKey");
  }

  /** {@code SECRET_KEY}; only embedded databases outside production may do without. */
  @Bean
  SigningKey signingKey(Environment environment, DatabaseChoice databases) {
    String secret = environment.getProperty("SECRET_KEY", "");
    if (!secret.isEmpty()) {
      return SigningKey.of(secret);
    }
    boolean production =
        environment.getProperty("SIGMASIGHT_ENV", "").strip().equalsIgnoreCase("production");
    if (!production && databases instanceof DatabaseChoice.Embedded(var home)) {
      return new KeyFile(home).key();
    }
    throw new StartRefused(
        "SECRET_KEY is not set; give it at least 32 random bytes, as `openssl rand -base64 48`"
            + " makes.");
  }

  @Bean
  JwtEncoder jwtEncoder(SigningKey key) {
    return new NimbusJwtEncoder(new ImmutableSecret<>(key.key()));
  }

  @Bean
  JwtDecoder jwtDecoder(SigningKey key, Clock clock) {
    NimbusJwtDecoder decoder =
        NimbusJwtDecoder.withSecretKey(key.key()).macAlgorithm(MacAlgorithm.HS256).build();
    decoder.setJwtValidator(
        jwt ->
            jwt.getExpiresAt() != null && clock.instant().isBefore(jwt.getExpiresAt())
                ? OAuth2TokenValidatorResult.success()
                : OAuth2TokenValidatorResult.failure(new OAuth2Error("expired")));
    return decoder;
  }
}
