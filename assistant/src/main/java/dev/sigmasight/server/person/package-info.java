/** A person's right to have all forgotten that the analyst keeps. */
@NullMarked
package dev.sigmasight.server.person;

import org.jspecify.annotations.NullMarked;
