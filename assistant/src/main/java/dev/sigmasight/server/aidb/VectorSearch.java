package dev.sigmasight.server.aidb;

/**
 * Whether documents can be found by meaning, or only by their words.
 *
 * @param available whether the embedding column and its index are there
 * @param reason one sentence that says why not and what to do; empty if available
 */
public record VectorSearch(boolean available, String reason) {

  static VectorSearch of(boolean installed, boolean created, boolean indexed) {
    if (!installed) {
      return off(
          "The AI database server has no pgvector: run scripts/pgvector.sh and start again, or"
              + " install it on your server.");
    }
    if (!created) {
      return off(
          "pgvector is installed but not switched on: as a superuser, run create extension vector"
              + " in the AI database, then sigmasight migrate ai.");
    }
    return indexed
        ? new VectorSearch(true, "")
        : off("The embedding index is missing: run sigmasight migrate ai.");
  }

  private static VectorSearch off(String reason) {
    return new VectorSearch(false, reason);
  }
}
