package dev.sigmasight.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Two roles, each owner of its own database and stranger to the other's. */
record Roles(DatabaseUrl administrator, Passwords passwords) {

  /** Creates what is missing; costs one connection when nothing is. */
  void ensure() throws SQLException {
    try (Connection connection = administrator.dataSource().getConnection()) {
      if (exists(connection, "select 1 from pg_database where datname = '" + Passwords.AI + "'")) {
        return;
      }
      for (String role : new String[] {Passwords.CORE, Passwords.AI}) {
        create(connection, role);
      }
      execute(connection, "revoke connect on database postgres, template1 from public");
    }
  }

  private void create(Connection connection, String role) throws SQLException {
    if (!exists(connection, "select 1 from pg_roles where rolname = '" + role + "'")) {
      execute(connection, "create role %s login password '%s'".formatted(role, passwords.of(role)));
    }
    if (!exists(connection, "select 1 from pg_database where datname = '" + role + "'")) {
      execute(connection, "create database %s owner %s".formatted(role, role));
    }
    execute(connection, "revoke all on database %s from public".formatted(role));
  }

  /** Creates the extension, which only a superuser may. */
  void ensureVector() throws SQLException {
    DatabaseUrl ai = administrator.withDatabase(Passwords.AI);
    try (Connection connection = ai.dataSource().getConnection()) {
      execute(connection, "create extension if not exists vector");
    }
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
