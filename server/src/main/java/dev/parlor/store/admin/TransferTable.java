package dev.parlor.store.admin;

import java.util.List;
import java.util.stream.Collectors;

/// A table to be copied from one database to the other.
///
/// @param parents the tables that its rows refer to
record TransferTable(String name, List<String> columns, List<String> parents) {
    /// The column list for SQL.
    String columnList() {
        return columns.stream().map(TransferTable::quoted).collect(Collectors.joining(", "));
    }

    /// The quoted name for SQL.
    String quotedName() {
        return quoted(name);
    }

    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
