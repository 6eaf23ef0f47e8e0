package dev.sigmasight.server;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The only place that asks the machine for the time; everything else is given this clock. */
@Configuration(proxyBeanMethods = false)
class ClockBean {

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }
}
