package dev.sigmasight.server.security;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What one account may use.
 *
 * @param maxPortfolios portfolios that are not deleted
 */
@ConfigurationProperties("sigmasight.usage")
record UsageSettings(@DefaultValue("1000") int maxPortfolios) {}
