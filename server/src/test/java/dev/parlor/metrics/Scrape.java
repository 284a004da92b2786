package dev.parlor.metrics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// A page of metrics, read strictly: what is no line of the text format (version 0.0.4) fails.
///
/// @param types by the name of the family
/// @param samples every line with a value
public record Scrape(Map<String, String> types, List<Sample> samples) {
    private static final Pattern TYPE = Pattern.compile("# TYPE ([a-z_]+) (counter|gauge|histogram|summary|info)");
    private static final Pattern HELP = Pattern.compile("# HELP ([a-z_]+) \\S.*\\.?");
    private static final Pattern SAMPLE = Pattern.compile("([a-z_]+)(?:\\{(.*)})? (\\S+)");
    private static final Pattern LABEL = Pattern.compile("([a-z_]+)=\"((?:[^\"\\\\]|\\\\[\\\\\"n])*)\",?");

    /// One line.
    public record Sample(String name, Map<String, String> labels, double value) {}

    public static Scrape read(String text) {
        var types = new HashMap<String, String>();
        var samples = new ArrayList<Sample>();
        for (var line : text.lines().toList()) {
            var type = TYPE.matcher(line);
            if (type.matches()) {
                types.put(type.group(1), type.group(2));
            } else if (line.startsWith("# ")) {
                require(HELP.matcher(line).matches(), line);
            } else {
                samples.add(sample(line));
            }
        }
        return new Scrape(types, samples);
    }

    /// The value of a sample with these labels, in any order; other labels may be there, too.
    ///
    /// @param labels name, value, name, value …
    public double value(String name, String... labels) {
        return find(name, labels).orElseThrow(() -> new AssertionError("no " + name + " with " + List.of(labels)));
    }

    /// As [#value], but 0 when there is none.
    public double count(String name, String... labels) {
        return find(name, labels).orElse(0.0);
    }

    /// The names of all families, as they stand in `# TYPE`.
    public Set<String> families() {
        return new TreeSet<>(types.keySet());
    }

    private Optional<Double> find(String name, String... labels) {
        var wanted = new HashMap<String, String>();
        for (var i = 0; i < labels.length; i += 2) {
            wanted.put(labels[i], labels[i + 1]);
        }
        return samples.stream()
                .filter(sample -> sample.name().equals(name))
                .filter(sample -> sample.labels().entrySet().containsAll(wanted.entrySet()))
                .map(Sample::value)
                .reduce(Double::sum);
    }

    private static Sample sample(String line) {
        var sample = SAMPLE.matcher(line);
        require(sample.matches(), line);
        var labels = new HashMap<String, String>();
        var rest = sample.group(2) == null ? "" : sample.group(2);
        var label = LABEL.matcher(rest);
        var end = 0;
        while (label.find() && label.start() == end) {
            require(labels.put(label.group(1), label.group(2)) == null, line);
            end = label.end();
        }
        require(end == rest.length(), line);
        var value = sample.group(3).replace("+Inf", "Infinity");
        return new Sample(sample.group(1), Map.copyOf(labels), Double.parseDouble(value));
    }

    private static void require(boolean met, String line) {
        if (!met) {
            throw new AssertionError("not in the text format: " + line);
        }
    }
}
