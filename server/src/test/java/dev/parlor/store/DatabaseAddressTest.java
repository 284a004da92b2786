package dev.parlor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseAddressTest {
    private static final Path DATA = Path.of("/srv/parlor");

    @Test
    void isAFileWhenNothingIsConfigured() {
        var file = new DatabaseAddress.SqliteAddress(DATA.resolve("parlor.db"));
        assertThat(DatabaseAddress.of(Optional.empty(), DATA)).isEqualTo(file);
        assertThat(DatabaseAddress.of(Optional.of("  "), DATA)).isEqualTo(file);
    }

    @Test
    void readsEveryPartOfAUrl() {
        assertThat(of("postgresql://al%40ice:p%2Fss%3Aw+rd%25@db_1:5433/par%20lor?sslmode=require&connect_timeout=2"))
                .isEqualTo(new DatabaseAddress.PostgresAddress(
                        "db_1:5433",
                        "par lor",
                        "al@ice",
                        "p/ss:w+rd%",
                        Map.of("sslmode", "require", "connect_timeout", "2")));
    }

    @Test
    void needsLittle() {
        assertThat(of("postgres://localhost/parlor"))
                .isEqualTo(new DatabaseAddress.PostgresAddress("localhost", "parlor", "", "", Map.of()));
        assertThat(of("postgres://me@[::1]:5432,other/parlor"))
                .isEqualTo(new DatabaseAddress.PostgresAddress("[::1]:5432,other", "parlor", "me", "", Map.of()));
    }

    @Test
    void takesAnAtSignThatNobodyEncoded() {
        var address = (DatabaseAddress.PostgresAddress) of("postgres://me:p@ss@host/parlor");
        assertThat(address.password()).isEqualTo("p@ss");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mysql://me:secret@host/parlor",
                "postgresql://me:secret@host",
                "postgresql://me:secret@host/",
                "postgresql:///parlor?password=secret",
                "postgresql://me:secret@ho st/parlor",
                "postgresql://me:secret%zz@host/parlor",
                "postgresql://me:secret@host/parlor?sslmode",
                "secret"
            })
    void refusesTheRestWithoutRepeatingThePassword(String url) {
        assertThatThrownBy(() -> of(url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("DATABASE_URL must look like postgresql://")
                .message()
                .doesNotContain("secret");
    }

    @Test
    void hidesThePasswordFromLogs() {
        assertThat(of("postgres://me:secret@host/parlor")).hasToString("PostgreSQL at host/parlor");
    }

    @Test
    void refusesParametersThatNobodyKnows() {
        assertThatThrownBy(() -> Databases.open(of("postgres://host/parlor?sslmod=require")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("DATABASE_URL: there is no parameter \"sslmod\".");
    }

    private static DatabaseAddress of(String url) {
        return DatabaseAddress.of(Optional.of(url), DATA);
    }
}
