package dev.parlor.e2e;

import dev.parlor.Node;
import dev.parlor.config.Config;
import dev.parlor.store.DatabaseAddress;
import dev.parlor.store.admin.Backups;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A whole server with a data folder of its own. Stopped and started again, it has the same port and the same data.
final class Site {
    private final Path data;
    private final Map<String, String> more;
    private int port;
    private @Nullable Node node;

    /// @param settings beyond those of every test
    Site(Path data, Map<String, String> settings) {
        this.data = data;
        this.more = settings;
    }

    void start() {
        var settings = new HashMap<>(more);
        settings.put("PORT", Integer.toString(port));
        settings.put("BIND_ADDRESS", "127.0.0.1");
        settings.put("DATA_DIR", data.toString());
        settings.put("DRAIN_SECONDS", "0");
        node = Node.start(Config.load(settings, Optional.empty()), InstantSource.system());
        port = node.address().getPort();
    }

    /// `http://host:port`, the same for the life of this object.
    String address() {
        return "http://localhost:" + port;
    }

    /// Keeps everything as it is now, for [#restore].
    void backUp() {
        Backups.take(database(), data.resolve("kept.backup"), true);
    }

    /// Puts back what was kept, as the operator does: with the server stopped meanwhile.
    void restore() {
        stop();
        Backups.putBack(data.resolve("kept.backup"), database(), Instant.now());
        start();
    }

    private DatabaseAddress.SqliteAddress database() {
        return (DatabaseAddress.SqliteAddress) DatabaseAddress.of(Optional.empty(), data);
    }

    void stop() {
        if (node != null) {
            node.close();
            node = null;
        }
    }
}
