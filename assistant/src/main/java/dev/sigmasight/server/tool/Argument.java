package dev.sigmasight.server.tool;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What an argument of a tool means, and how far it may go. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
@interface Argument {

  /** What the model is told of it. */
  String value();

  double min() default Double.NEGATIVE_INFINITY;

  double max() default Double.POSITIVE_INFINITY;

  /** What a text must look like, whole. */
  String pattern() default "";

  /** Most characters of a text. */
  int maxLength() default 100;

  int minItems() default 0;

  int maxItems() default 50;
}
