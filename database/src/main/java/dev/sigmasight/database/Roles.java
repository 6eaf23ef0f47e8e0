package dev.sigmasight.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Two roles, each owner of its own database and stranger to the other's. */
record Roles(DatabaseUrl administrator, Passwords passwords) {

  /**
   * Creates what is missing; costs two connections when nothing is.
   *
   * @param vector whether the server has pgvector, which only a superuser may bring into a database
   */
  void ensure(boolean vector) throws SQLException {
    try (Connection connection = administrator.dataSource().getConnection()) {
      for (String role : new String[] {Passwords.CORE, Passwords.AI}) {
        ensure(connection, role);
      }
      execute(connection, "revoke connect on database postgres, template1 from public");
    }
    if (vector) {
      DatabaseUrl ai = administrator.withDatabase(Passwords.AI);
      try (Connection connection = ai.dataSource().getConnection()) {
        execute(connection, "create extension if not exists vector");
      }
    }
  }

  private void ensure(Connection connection, String role) throws SQLException {
    if (!exists(connection, "select 1 from pg_roles where rolname = '" + role + "'")) {
      execute(connection, "create role %s login password '%s'".formatted(role, passwords.of(role)));
    }
    if (!exists(connection, "select 1 from pg_database where datname = '" + role + "'")) {
      execute(connection, "create database %s owner %s".formatted(role, role));
    }
    execute(connection, "revoke all on database %s from public".formatted(role));
  }

  private static boolean exists(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      return rows.next();
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
