package dev.parlor.store.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.parlor.store.DatabaseAddress;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;

/// Connections to PostgreSQL. Every wait is bounded: when the server is unreachable, calls fail within
/// seconds.
public final class PostgresPool {
    public static final int CONNECTIONS = 16;
    /// How long callers wait for a connection.
    private static final int WAIT_MILLIS = 3_000;

    /// Time limits for a statement (normally milliseconds) and for an idle transaction: a node that freezes
    /// in the middle of one must not keep its rows locked for the others.
    private static final String LIMITS_OF_SESSION = "SET statement_timeout = '4s'; SET lock_timeout = '3s';"
            + " SET idle_in_transaction_session_timeout = '5s'";

    /// The same for one transaction, where the session belongs to a [Pooler].
    static final String LIMITS_OF_TRANSACTION = LIMITS_OF_SESSION.replace("SET ", "SET LOCAL ");

    /// A server that does not even report a statement timeout hangs or is unreachable.
    private static final String STANDS_STILL_SECONDS = "5";

    /// The driver's parameter for how many executions it takes until a statement is prepared in the server
    /// session; 0 for never.
    private static final String PREPARE_THRESHOLD = "prepareThreshold";

    /// Parameters of libpq that have another name in the JDBC driver.
    private static final Map<String, String> RENAMED = Map.of(
            "application_name", "ApplicationName",
            "channel_binding", "channelBinding",
            "connect_timeout", "connectTimeout",
            "keepalives", "tcpKeepAlive");

    private PostgresPool() {}

    /// @param pooled whether there is a [Pooler]: if so, nothing is left in sessions
    static HikariDataSource open(DatabaseAddress.PostgresAddress address, boolean pooled) {
        var config = config(address);
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(2);
        if (!pooled) {
            config.setConnectionInitSql(LIMITS_OF_SESSION);
            if (!address.parameters().containsKey(PREPARE_THRESHOLD)) {
                config.getDataSourceProperties().remove(PREPARE_THRESHOLD);
            }
        }
        config.addDataSourceProperty("socketTimeout", STANDS_STILL_SECONDS);
        return new HikariDataSource(config);
    }

    /// Without the time limits of [#open]: a migration may rewrite a large table.
    public static HikariDataSource openForMigrations(DatabaseAddress.PostgresAddress address) {
        var config = config(address);
        config.setMaximumPoolSize(3);
        config.setMinimumIdle(0);
        return new HikariDataSource(config);
    }

    /// One connection without the time limits of [#open], with its own application name.
    public static HikariDataSource openForTransfer(DatabaseAddress.PostgresAddress address) {
        var config = config(address);
        config.setMaximumPoolSize(1);
        config.addDataSourceProperty("ApplicationName", "parlor migrate-data");
        return new HikariDataSource(config);
    }

    /// One connection outside any pool, for inspection.
    ///
    /// @param name its application name in `pg_stat_activity`
    /// @throws IllegalArgumentException when the address has an unknown parameter
    public static Connection connect(DatabaseAddress.PostgresAddress address, String name) throws SQLException {
        var properties = properties(address);
        properties.setProperty("ApplicationName", name);
        properties.setProperty("socketTimeout", STANDS_STILL_SECONDS);
        return DriverManager.getConnection(url(address), properties);
    }

    /// The application name of nodes' connections in `pg_stat_activity`.
    public static String applicationName(DatabaseAddress.PostgresAddress address) {
        return address.parameters().getOrDefault("application_name", "parlor");
    }

    private static HikariConfig config(DatabaseAddress.PostgresAddress address) {
        var config = new HikariConfig();
        config.setPoolName("postgresql");
        config.setJdbcUrl(url(address));
        config.setDataSourceProperties(properties(address));
        config.setConnectionTimeout(WAIT_MILLIS);
        config.setValidationTimeout(1_000);
        return config;
    }

    private static String url(DatabaseAddress.PostgresAddress address) {
        return "jdbc:postgresql://" + address.hosts() + "/";
    }

    private static Properties properties(DatabaseAddress.PostgresAddress address) {
        var properties = new Properties();
        properties.setProperty("PGDBNAME", address.database());
        properties.setProperty("ApplicationName", applicationName(address));
        properties.setProperty("connectTimeout", "3");
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty(PREPARE_THRESHOLD, "0");
        // The server's DETAIL quotes values of the row, and error messages are logged.
        properties.setProperty("logServerErrorDetail", "false");
        if (!address.user().isEmpty()) {
            properties.setProperty("user", address.user());
            properties.setProperty("password", address.password());
        }
        if (!address.parameters().isEmpty()) {
            var known = known(address);
            address.parameters().forEach((name, value) -> {
                var called = RENAMED.getOrDefault(name, name);
                if (!known.contains(called)) {
                    throw new IllegalArgumentException("DATABASE_URL: there is no parameter \"" + name + "\".");
                }
                properties.setProperty(called, value);
            });
        }
        return properties;
    }

    private static Set<String> known(DatabaseAddress.PostgresAddress address) {
        try {
            var url = url(address);
            var infos = DriverManager.getDriver(url).getPropertyInfo(url, new Properties());
            return Arrays.stream(infos)
                    .map((DriverPropertyInfo info) -> info.name)
                    .collect(Collectors.toSet());
        } catch (SQLException malformed) {
            throw new IllegalArgumentException("DATABASE_URL: " + malformed.getMessage(), malformed);
        }
    }
}
