package dev.sigmasight.server.page;

import org.springframework.http.MediaType;

/**
 * A file of the front end in one coding.
 *
 * @param tag its {@code ETag}, which no other bytes have
 */
record WebFile(MediaType type, Coding coding, String tag, byte[] bytes) {}
