package dev.parlor.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The table, and the same as JSON.
record Report(Machine machine, List<Figure> figures) {
    private static final String LINE = "%-58s %12s %-10s %12s  %s%n";

    void print(PrintStream out) {
        out.println();
        out.println(machine);
        out.println();
        out.printf(LINE, "what", "measured", "", "promised", "");
        for (var figure : figures) {
            out.printf(
                    LINE,
                    figure.name(),
                    Figure.text(figure.value()),
                    figure.unit(),
                    figure.goal().map(Goal::toString).orElse(""),
                    figure.mark());
        }
    }

    void write(Path file) throws IOException {
        var json = Map.of(
                "machine",
                machine,
                "figures",
                figures.stream().map(Report::json).toList());
        Files.writeString(file, Api.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n");
    }

    private static Map<String, Object> json(Figure figure) {
        var json = new LinkedHashMap<String, Object>();
        json.put("name", figure.name());
        json.put("value", figure.value());
        json.put("unit", figure.unit());
        figure.goal().ifPresent(goal -> {
            json.put(goal.most() ? "at_most" : "at_least", goal.bound());
            json.put("reached", !figure.missed());
        });
        return json;
    }
}
