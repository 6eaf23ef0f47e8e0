package dev.sigmasight.server.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class RoundsTest {

  @Test
  void goesOnAfterAFailureAndEndsWhenClosed() throws InterruptedException {
    CountDownLatch third = new CountDownLatch(3);
    try (Rounds rounds =
        new Rounds(
            "test",
            Duration.ofMillis(1),
            () -> {
              third.countDown();
              throw new IllegalStateException("broken on purpose");
            })) {
      rounds.open();
      assertThat(third.await(20, TimeUnit.SECONDS)).isTrue();
    }
  }
}
