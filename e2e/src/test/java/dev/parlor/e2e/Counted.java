package dev.parlor.e2e;

import java.util.HashMap;
import java.util.Map;
import org.openqa.selenium.json.Json;
import org.openqa.selenium.logging.LogEntries;

/// The answers of one server in a browser's own log of its network, each with the bytes that came in for it. An
/// answer that the browser took from one of its caches has none.
///
/// @param address the server's, without a path
record Counted(String address, Map<String, String> asked, Map<String, Long> came) {
    Counted(String address) {
        this(address, new HashMap<>(), new HashMap<>());
    }

    /// @return whether anything came in by these entries
    boolean count(LogEntries entries) {
        var before = came.size();
        for (var entry : entries) {
            Map<String, Object> line = new Json().toType(entry.getMessage(), Json.MAP_TYPE);
            var message = (Map<?, ?>) line.get("message");
            var about = (Map<?, ?>) message.get("params");
            var request = String.valueOf(about.get("requestId"));
            switch (String.valueOf(message.get("method"))) {
                case "Network.requestWillBeSent" ->
                    asked.put(request, String.valueOf(((Map<?, ?>) about.get("request")).get("url")));
                case "Network.requestServedFromCache" -> asked.remove(request);
                case "Network.loadingFinished" -> finished(request, (Number) about.get("encodedDataLength"));
                default -> {
                    // What else happens on a network.
                }
            }
        }
        return came.size() > before;
    }

    private void finished(String request, Number length) {
        if (asked.getOrDefault(request, "").startsWith(address + "/") && length.longValue() > 0) {
            came.put(request, length.longValue());
        }
    }

    Meter.Load load() {
        return new Meter.Load(
                came.size(), came.values().stream().mapToLong(Long::longValue).sum());
    }
}
