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

/// Runs Flyway over the shipped scripts. A class apart from [Migrations], so that Flyway is not loaded when there
/// is nothing to do. Several processes may run it at once on one PostgreSQL: Flyway lets one of them work and the
/// others wait, by a lock that ends with a transaction. Behind a [Pooler] Flyway may leave a `search_path` in a
/// session
/// that begins with the schema which came first anyway.
public final class MigrationRun {
    private MigrationRun() {}

    public static void migrate(DataSource source, Map<String, String> dialect) {
        var flyway = Flyway.configure()
                .dataSource(source)
                .placeholders(dialect)
                .resourceProvider(new ShippedScripts())
                .javaMigrationClassProvider(new NoJava())
                // A newer version's migrations are no harm to Flyway, but they are to us: see below.
                .ignoreMigrationPatterns("*:future")
                .load();
        try {
            refuseNewer(flyway);
            flyway.migrate();
        } catch (FlywayException failed) {
            throw new StoreUnavailable("The tables could not be brought up to date. " + root(failed), failed);
        }
    }

    /// What is behind it all, in one line: Flyway itself answers with a page.
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
            // Asked for settings that could stand beside a script, too: there are none.
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
