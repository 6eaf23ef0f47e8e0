package dev.sigmasight.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedServerTest {
  @TempDir Path home;

  @Test
  void startsTwice() {
    for (int i = 0; i < 4; i++) {
      long t = System.nanoTime();
      try (var server = EmbeddedServer.own(EmbeddedSettings.of(home))) {
        System.out.println("TIME start " + (System.nanoTime() - t) / 1_000_000);
        t = System.nanoTime();
        try (var db = new Database("core", server.core(), Pool.core(), new Chain("db/none", "h"))) {
          assertThat(db.sql("show timezone").query(String.class).single()).isEqualTo("UTC");
          System.out.println("TIME query " + (System.nanoTime() - t) / 1_000_000);
          System.out.println(db.url());
        }
        t = System.nanoTime();
      }
      System.out.println("TIME stop " + (System.nanoTime() - t) / 1_000_000);
    }
  }
}
