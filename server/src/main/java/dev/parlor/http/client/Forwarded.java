package dev.parlor.http.client;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// One proxy's description of the request that it received: an element of the `Forwarded` header (RFC 7239
/// §4).
///
/// @param client where the request came from, with port and brackets if present; `""` when absent
/// @param scheme the scheme of the request
/// @param host the host name of the request
record Forwarded(String client, Optional<String> scheme, Optional<String> host) {
    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
    private static final Pattern PAIR =
            Pattern.compile("[ \\t]*(?:(" + TOKEN + ")=(" + TOKEN + "|\"(?:[^\"\\\\]|\\\\.)*+\"))?[ \\t]*([;,]|\\z)");

    /// The elements of all `Forwarded` headers, in order. None when any header is malformed, because a
    /// quotation mark that the client left open may hide where the proxy's own element begins.
    static List<Forwarded> parse(List<String> headers) {
        var elements = new ArrayList<Forwarded>();
        for (var header : headers) {
            var pair = PAIR.matcher(header);
            var values = new HashMap<String, String>();
            var end = 0;
            while (end < header.length() && pair.find(end) && pair.start() == end) {
                if (pair.group(1) != null
                        && values.put(pair.group(1).toLowerCase(Locale.ROOT), unquoted(pair.group(2))) != null) {
                    return List.of();
                }
                if (!pair.group(3).equals(";")) {
                    add(elements, values);
                }
                end = pair.end();
            }
            if (end < header.length()) {
                return List.of();
            }
            add(elements, values);
        }
        return elements;
    }

    private static void add(List<Forwarded> elements, Map<String, String> values) {
        if (!values.isEmpty()) {
            elements.add(new Forwarded(
                    values.getOrDefault("for", ""),
                    Optional.ofNullable(values.get("proto")),
                    Optional.ofNullable(values.get("host"))));
            values.clear();
        }
    }

    private static String unquoted(String value) {
        return value.startsWith("\"") ? value.substring(1, value.length() - 1).replaceAll("\\\\(.)", "$1") : value;
    }
}
