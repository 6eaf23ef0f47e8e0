package dev.sigmasight.database;

import java.io.IOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/** The local roles' passwords: random, made once per data folder, in a file of mode 0600. */
record Passwords(Map<String, String> byRole) {
  static final String ADMINISTRATOR = "postgres";
  static final String CORE = "sigmasight_core";
  static final String AI = "sigmasight_ai";
  private static final int BYTES = 24;

  String of(String role) {
    String password = byRole.get(role);
    if (password == null) {
      throw new ServerNotStarted("The password file lacks role " + role + ".");
    }
    return password;
  }

  static Passwords read(ServerFolder folder) {
    try {
      return new Passwords(new PropertiesFile(folder.passwords()).read());
    } catch (IOException e) {
      throw new ServerNotStarted("The password file " + folder.passwords() + " is missing.", e);
    }
  }

  static Passwords readOrCreate(ServerFolder folder) {
    if (Files.exists(folder.passwords()) || folder.initialised()) {
      return read(folder);
    }
    Map<String, String> fresh = new HashMap<>();
    for (String role : new String[] {ADMINISTRATOR, CORE, AI}) {
      fresh.put(role, random());
    }
    try {
      new PropertiesFile(folder.passwords()).write(fresh);
    } catch (IOException e) {
      throw folder.refused(e);
    }
    return new Passwords(fresh);
  }

  private static String random() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  @Override
  public String toString() {
    return "Passwords" + byRole.keySet();
  }
}
