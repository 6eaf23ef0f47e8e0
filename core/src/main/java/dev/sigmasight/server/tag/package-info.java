/** Tags: labels of an account for its positions, and those that follow from sectors. */
@NullMarked
package dev.sigmasight.server.tag;

import org.jspecify.annotations.NullMarked;
