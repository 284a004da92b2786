package dev.parlor.store.admin;

import java.util.List;
import java.util.stream.Collectors;

/// A table that is copied from one database to another.
///
/// @param parents the tables that its rows refer to
record TransferTable(String name, List<String> columns, List<String> parents) {
    /// The columns as SQL names them.
    String columnList() {
        return columns.stream().map(TransferTable::quoted).collect(Collectors.joining(", "));
    }

    /// The name as SQL writes it.
    String quotedName() {
        return quoted(name);
    }

    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
