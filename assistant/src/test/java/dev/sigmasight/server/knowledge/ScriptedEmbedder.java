package dev.sigmasight.server.knowledge;

import dev.sigmasight.server.llm.Embedder;
import dev.sigmasight.server.llm.ModelFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Embeds by hashed words until it is told to do otherwise, and remembers what it was given. */
final class ScriptedEmbedder implements Embedder {
  private final String name;
  private final HashedWords words = new HashedWords();
  private final List<String> asked = new ArrayList<>();
  private final CountDownLatch interrupted = new CountDownLatch(1);
  private Behaviour behaviour = Behaviour.WORKS;

  enum Behaviour {
    WORKS,
    FAILS,
    HANGS,
    /** Answers with vectors of a wrong length. */
    BABBLES
  }

  ScriptedEmbedder(String name) {
    this.name = name;
  }

  ScriptedEmbedder now(Behaviour wanted) {
    behaviour = wanted;
    return this;
  }

  List<String> asked() {
    return asked;
  }

  /** Counted down when a call that hung was given up. */
  CountDownLatch interrupted() {
    return interrupted;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<float[]> embed(List<String> texts) throws InterruptedException {
    return switch (behaviour) {
      case FAILS -> throw new ModelFailure(ModelFailure.Kind.UNAVAILABLE, "down");
      case HANGS -> hang();
      case BABBLES -> texts.stream().map(text -> new float[] {1}).toList();
      case WORKS -> {
        asked.addAll(texts);
        yield words.embed(texts);
      }
    };
  }

  private List<float[]> hang() throws InterruptedException {
    try {
      new CountDownLatch(1).await();
      return List.of();
    } catch (InterruptedException e) {
      interrupted.countDown();
      throw e;
    }
  }
}
