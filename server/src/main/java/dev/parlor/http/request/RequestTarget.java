package dev.parlor.http.request;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The target of a request line (RFC 9112 §3.2).
///
/// @param path as sent, still percent-encoded, beginning with `/`, or `*`
/// @param query what follows the `?`, or empty
/// @param authority the host of an absolute-form target, which overrides the `Host` header
public record RequestTarget(String path, String query, Optional<String> authority) {
    /// Parses a request target; empty when it is malformed.
    public static Optional<RequestTarget> parse(String uri) {
        if (clean(uri).isEmpty()) {
            return Optional.empty();
        }
        if (uri.equals("*")) {
            return Optional.of(new RequestTarget(uri, "", Optional.empty()));
        }
        if (uri.startsWith("/")) {
            return originForm(uri, Optional.empty());
        }
        if (uri.regionMatches(true, 0, "http://", 0, 7) || uri.regionMatches(true, 0, "https://", 0, 8)) {
            var start = uri.indexOf("//") + 2;
            var end = start;
            while (end < uri.length() && "/?#".indexOf(uri.charAt(end)) < 0) {
                end++;
            }
            var rest = uri.substring(end);
            return originForm(rest.startsWith("/") ? rest : "/" + rest, Optional.of(uri.substring(start, end)));
        }
        return Optional.empty();
    }

    /// Decodes percent-encoding as UTF-8; empty when it is malformed or contains control characters.
    static Optional<String> decoded(String text, boolean plusIsSpace) {
        if (text.indexOf('%') < 0 && (!plusIsSpace || text.indexOf('+') < 0)) {
            return clean(text);
        }
        var bytes = new byte[text.length()];
        var length = 0;
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == '%') {
                var value = i + 2 < text.length() ? hex(text.charAt(i + 1)) << 4 | hex(text.charAt(i + 2)) : -1;
                if (value < 0) {
                    return Optional.empty();
                }
                bytes[length++] = (byte) value;
                i += 2;
            } else if (c > 0x7e) {
                return Optional.empty();
            } else {
                bytes[length++] = (byte) (c == '+' && plusIsSpace ? ' ' : c);
            }
        }
        try {
            return clean(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, 0, length))
                    .toString());
        } catch (CharacterCodingException malformed) {
            return Optional.empty();
        }
    }

    /// The first value of a query parameter. A malformed value is returned as it was sent, so that its reader
    /// refuses it.
    Optional<String> parameter(String name) {
        for (var start = 0; start < query.length(); ) {
            var end = query.indexOf('&', start);
            end = end < 0 ? query.length() : end;
            var pair = query.substring(start, end);
            var equals = pair.indexOf('=');
            var key = equals < 0 ? pair : pair.substring(0, equals);
            if (key.equals(name)) {
                var value = equals < 0 ? "" : pair.substring(equals + 1);
                return Optional.of(decoded(value, true).orElse(value));
            }
            start = end + 1;
        }
        return Optional.empty();
    }

    private static Optional<RequestTarget> originForm(String uri, Optional<String> authority) {
        if (uri.indexOf('#') >= 0) {
            return Optional.empty();
        }
        var question = uri.indexOf('?');
        return Optional.of(
                question < 0
                        ? new RequestTarget(uri, "", authority)
                        : new RequestTarget(uri.substring(0, question), uri.substring(question + 1), authority));
    }

    private static Optional<String> clean(String text) {
        for (var i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) == 0x7f) {
                return Optional.empty();
            }
        }
        return Optional.of(text);
    }

    private static int hex(char c) {
        return c < 0x80 ? Character.digit(c, 16) : -1;
    }
}
