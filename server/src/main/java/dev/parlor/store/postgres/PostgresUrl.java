package dev.parlor.store.postgres;

import dev.parlor.store.DatabaseAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// Parses the URL format that libpq and every hosting service use. Does not use [java.net.URI], which rejects
/// host names with an underscore, common between containers.
public final class PostgresUrl {
    private static final String FORM = "DATABASE_URL must look like postgresql://user:password@host:5432/database";

    private PostgresUrl() {}

    public static DatabaseAddress.PostgresAddress parse(String url) {
        var rest = afterScheme(url);
        var question = rest.indexOf('?');
        var parameters = question < 0 ? Map.<String, String>of() : parameters(rest.substring(question + 1));
        var place = question < 0 ? rest : rest.substring(0, question);
        var slash = place.indexOf('/');
        if (slash < 0 || slash == place.length() - 1) {
            throw new IllegalArgumentException(FORM + "; the name of the database is missing.");
        }
        var authority = place.substring(0, slash);
        var at = authority.lastIndexOf('@');
        var hosts = authority.substring(at + 1);
        if (!hosts.matches("[A-Za-z0-9_.:,\\[\\]-]+")) {
            throw new IllegalArgumentException(FORM + "; the host is missing or malformed.");
        }
        var login = at < 0 ? "" : authority.substring(0, at);
        var colon = login.indexOf(':');
        return new DatabaseAddress.PostgresAddress(
                hosts,
                decoded(place.substring(slash + 1)),
                decoded(colon < 0 ? login : login.substring(0, colon)),
                decoded(colon < 0 ? "" : login.substring(colon + 1)),
                parameters);
    }

    private static String afterScheme(String url) {
        for (var scheme : new String[] {"postgresql://", "postgres://"}) {
            if (url.startsWith(scheme)) {
                return url.substring(scheme.length());
            }
        }
        throw new IllegalArgumentException(
                FORM + "; leave it out to use the embedded database. It begins with another scheme.");
    }

    private static Map<String, String> parameters(String query) {
        var parameters = new LinkedHashMap<String, String>();
        for (var pair : query.split("&", -1)) {
            var equals = pair.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException(FORM + "; its parameters must be name=value.");
            }
            parameters.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
        }
        return parameters;
    }

    private static String decoded(String text) {
        try {
            // A plus stays a plus: only HTML forms encode spaces that way.
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw new IllegalArgumentException(
                    FORM + "; a % in it must be followed by two hexadecimal digits (%25 for % itself).", malformed);
        }
    }
}
