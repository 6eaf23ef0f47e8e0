package dev.sigmasight.server.knowledge;

/**
 * What became of embedding.
 *
 * @param made texts that the model embedded now
 * @param reused passages whose text had been embedded before
 * @param problem why some have no vector, in one sentence; empty if all have
 */
record Embedded(int made, int reused, String problem) {

  static Embedded not(String reason) {
    return new Embedded(0, 0, reason);
  }
}
