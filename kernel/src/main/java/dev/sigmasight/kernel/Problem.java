package dev.sigmasight.kernel;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * Why a request cannot be met. Each kind has one type under {@code /problems/}, one HTTP status and
 * one page in {@code docs/problems}.
 */
public sealed interface Problem {

  /** A stable machine-readable code, as in {@code ERR_POS_004} or {@code NOT_FOUND}. */
  String code();

  /** One sentence for a person: what is wrong and what to do. */
  String detail();

  /** The single faults behind this problem, in the order of the input; empty if there is one. */
  default List<Fault> faults() {
    return List.of();
  }

  /**
   * One fault of the input.
   *
   * @param field the field or column at fault, empty if it is the whole
   * @param message what is wrong with it
   * @param code a stable code
   * @param row the line of the file, from 1; 0 where there is no file
   * @param symbol the symbol of that row, empty if unknown
   */
  record Fault(String field, String message, String code, int row, String symbol) {
    public Fault {
      Objects.requireNonNull(field, "field");
      Objects.requireNonNull(message, "message");
      Objects.requireNonNull(code, "code");
      Objects.requireNonNull(symbol, "symbol");
    }

    /** A fault of a field that is not in a file. */
    public static Fault of(String field, String message) {
      return new Fault(field, message, "INVALID", 0, "");
    }
  }

  /** There is no such object, or it belongs to somebody else: both look the same. */
  record NotFound(String detail) implements Problem {
    @Override
    public String code() {
      return "NOT_FOUND";
    }
  }

  /** The input is malformed or breaks a rule. */
  record InvalidInput(String code, String detail, List<Fault> faults) implements Problem {
    public InvalidInput {
      faults = List.copyOf(faults);
    }

    /** A single fault in one field. */
    public static InvalidInput of(String field, String message) {
      return new InvalidInput("INVALID_INPUT", message, List.of(Fault.of(field, message)));
    }
  }

  /** The request contradicts what is stored, as a name that is taken. */
  record Conflict(String code, String detail) implements Problem {}

  /** Nobody is signed in, or the credentials are wrong or expired. */
  record Unauthenticated(String detail) implements Problem {
    @Override
    public String code() {
      return "UNAUTHENTICATED";
    }
  }

  /** Signed in, but not allowed. */
  record Forbidden(String detail) implements Problem {
    @Override
    public String code() {
      return "FORBIDDEN";
    }
  }

  /** Too many requests; try again after the given time. */
  record TooManyRequests(String detail, Duration retryAfter) implements Problem {
    @Override
    public String code() {
      return "TOO_MANY_REQUESTS";
    }
  }

  /** The stored data cannot answer: fewer observations or prices than the method needs. */
  record InsufficientData(String detail, int have, int need) implements Problem {
    @Override
    public String code() {
      return "INSUFFICIENT_DATA";
    }
  }

  /** A part of the system that this request needs is down. */
  record Unavailable(String component, String detail) implements Problem {
    @Override
    public String code() {
      return "UNAVAILABLE";
    }
  }
}
