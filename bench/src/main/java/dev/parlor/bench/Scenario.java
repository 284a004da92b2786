package dev.parlor.bench;

import java.util.List;

/// One question about the server, and the load that answers it.
public interface Scenario {
    /// How `--only` calls it.
    String name();

    /// Whether it is part of a run that names no scenario.
    default boolean runsByDefault() {
        return true;
    }

    /// Measures. Whatever goes wrong meanwhile is thrown: half a measurement is none.
    List<Figure> measure(Stage stage) throws Exception;
}
