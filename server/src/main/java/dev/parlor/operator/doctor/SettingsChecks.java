package dev.parlor.operator.doctor;

import dev.parlor.config.Setting;
import dev.parlor.config.Settings;
import dev.parlor.config.SettingsReview;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Checks whether every setting is known and valid, and whether secret ones are hidden from other users.
///
/// @param file as named by the operator
record SettingsChecks(SettingsReview review, Optional<Path> file) {
    private static final Pattern UNKNOWN = Pattern.compile("(\\S+) in (.+) is no setting of Parlor\\..*");
    private static final int LIKE = 4;

    List<DoctorRow> rows() throws IOException {
        var rows = new ArrayList<DoctorRow>();
        for (var problem : review.problems()) {
            rows.add(DoctorRow.problem("settings", problem, fix(problem)));
        }
        if (rows.isEmpty()) {
            rows.add(DoctorRow.ok("settings", summary()));
        }
        var there = file.or(Settings::standardFile).filter(Files::isReadable);
        if (there.isPresent()) {
            rows.addAll(openToOthers(there.get()));
        }
        if (!review.settings().text(Setting.LIMITS_SCALE).equals("1")) {
            rows.add(DoctorRow.warning(
                    "limits",
                    "All limits are multiplied by " + review.settings().text(Setting.LIMITS_SCALE)
                            + " (LIMITS_SCALE), which is for load tests.",
                    "unset LIMITS_SCALE, or remove its line from the settings file"));
        }
        return rows;
    }

    private String summary() {
        var found = review.settings().found();
        return found.isEmpty()
                ? "Nothing is set; all defaults apply."
                : found.size() + " set, all known and well-formed; ./parlor help config shows them.";
    }

    private String fix(String problem) {
        var unknown = UNKNOWN.matcher(problem);
        if (unknown.matches()) {
            return alike(unknown.group(1))
                    .map(name -> "Call it " + name + ", if that is what you meant; otherwise remove it.")
                    .orElse("Remove it: unset " + unknown.group(1));
        }
        if (problem.startsWith("Cannot read the settings")) {
            return "Correct --config, or let this account read the file.";
        }
        return Arrays.stream(Setting.values())
                .filter(setting -> problem.contains(setting.name()))
                .max(Comparator.comparingInt((Setting setting) -> problem.indexOf(setting.name()))
                        .thenComparingInt(setting -> setting.name().length()))
                .map(setting -> "Set, for instance: " + setting + "=" + example(setting))
                .orElse("Correct it; ./parlor help config says what each setting means.");
    }

    private static String example(Setting setting) {
        return switch (setting) {
            case DATABASE_URL -> "postgresql://user:password@host:5432/database";
            case SECRET_KEY, METRICS_TOKEN -> "$(openssl rand -hex 32)";
            case METRICS_PORT -> "9000";
            case OTEL_EXPORTER_OTLP_ENDPOINT -> "http://localhost:4318";
            case OTEL_EXPORTER_OTLP_HEADERS -> "name=value";
            default -> setting.standard();
        };
    }

    /// The setting with the most similar name, if one is similar enough.
    private static Optional<String> alike(String typed) {
        var prefix = typed.startsWith("PARLOR_") ? "PARLOR_" : "";
        var bare = typed.substring(prefix.length());
        return Arrays.stream(Setting.values())
                .map(Setting::name)
                .filter(name -> distance(bare, name) < LIKE)
                .min(Comparator.comparingInt(name -> distance(bare, name)))
                .map(name -> prefix + name);
    }

    /// The number of letters to insert, delete or replace to turn one into the other (Levenshtein).
    private static int distance(String one, String other) {
        var row = new int[other.length() + 1];
        for (var j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (var i = 1; i <= one.length(); i++) {
            var corner = row[0];
            row[0] = i;
            for (var j = 1; j < row.length; j++) {
                var changed = corner + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                corner = row[j];
                row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }

    private List<DoctorRow> openToOthers(Path settings) throws IOException {
        var secret = review.settings().found().stream()
                .filter(Setting::isSecret)
                .filter(setting -> review.settings().source(setting).equals(settings.toString()))
                .toList();
        if (secret.isEmpty()
                || !settings.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return List.of();
        }
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(settings);
        return permissions.contains(PosixFilePermission.OTHERS_READ)
                ? List.of(DoctorRow.warning(
                        "settings file",
                        settings + " holds " + secret.getFirst() + ", and everyone on this machine can read it.",
                        "chmod o-rwx " + settings.toAbsolutePath().normalize()))
                : List.of();
    }
}
