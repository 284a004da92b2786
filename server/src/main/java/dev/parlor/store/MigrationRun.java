package dev.parlor.store;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.ClassProvider;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.migration.JavaMigration;
import org.flywaydb.core.api.resource.LoadableResource;
import org.jspecify.annotations.Nullable;

/// Runs Flyway over the shipped scripts. Separate from [Migrations], so that Flyway is not loaded when there
/// is nothing to migrate. Several processes may run it at once on one PostgreSQL server: a lock tied to a
/// transaction lets one of them migrate while the others wait. Behind a [Pooler], Flyway may leave a
/// `search_path` set in a session; it begins with the schema that would come first anyway.
public final class MigrationRun {
    private MigrationRun() {}

    public static void migrate(DataSource source, Map<String, String> dialect) {
        var flyway = Flyway.configure()
                .dataSource(source)
                .placeholders(dialect)
                .resourceProvider(new ShippedScripts())
                .javaMigrationClassProvider(new NoJava())
                // Flyway could ignore migrations from a newer version; Parlor must not: see below.
                .ignoreMigrationPatterns("*:future")
                .load();
        try {
            refuseNewer(flyway);
            flyway.migrate();
        } catch (FlywayException failed) {
            throw new StoreUnavailable("The tables could not be brought up to date. " + root(failed), failed);
        }
    }

    /// The root cause in one line: Flyway's own message fills a page.
    private static String root(Throwable failure) {
        var cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage()).strip().replaceAll("\\s+", " ");
    }

    private static void refuseNewer(Flyway flyway) {
        for (var applied : flyway.info().applied()) {
            if (applied.getState().name().startsWith("FUTURE")) {
                throw new StoreUnavailable("The database was made by a newer Parlor (it has migration "
                        + applied.getVersion() + "). Start that version, or restore a backup from before.");
            }
        }
    }

    private static final class ShippedScripts implements ResourceProvider {
        @Override
        public @Nullable LoadableResource getResource(String name) {
            // Flyway also asks for a configuration file next to each script; there are none.
            return Migrations.SHIPPED.contains(name) ? new ShippedScript(name) : null;
        }

        @Override
        public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
            return Migrations.SHIPPED.stream()
                    .filter(name ->
                            name.startsWith(prefix) && Arrays.stream(suffixes).anyMatch(name::endsWith))
                    .<LoadableResource>map(ShippedScript::new)
                    .toList();
        }
    }

    private static final class NoJava implements ClassProvider<JavaMigration> {
        @Override
        public Collection<Class<? extends JavaMigration>> getClasses() {
            return List.of();
        }
    }

    private static final class ShippedScript extends LoadableResource {
        private final String name;

        ShippedScript(String name) {
            this.name = name;
        }

        @Override
        public java.io.Reader read() {
            return new java.io.StringReader(Migrations.text(name));
        }

        @Override
        public String getAbsolutePath() {
            return Migrations.FOLDER + name;
        }

        @Override
        public String getAbsolutePathOnDisk() {
            return getAbsolutePath();
        }

        @Override
        public String getFilename() {
            return name;
        }

        @Override
        public String getRelativePath() {
            return name;
        }
    }
}
