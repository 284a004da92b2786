package dev.parlor.http.request;

import dev.parlor.http.Endpoint;
import dev.parlor.http.Routes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// All routes, as a tree of path segments: a lookup costs one map access per segment, however many routes
/// exist. A fixed segment takes precedence over a parameter.
///
/// Filled at start by one thread; only read afterwards.
final class RouteTree implements Routes {
    private final PathNode root = new PathNode();

    /// One method of one path.
    ///
    /// @param path the template, such as `/api/games/{id}/`
    /// @param open whether it needs no access token
    /// @param mostBody the largest body, in bytes
    record RouteEntry(String path, boolean open, int mostBody, Endpoint endpoint) {}

    /// A path that matches a request.
    ///
    /// @param routes by method
    /// @param parameters decoded values by name
    record RouteMatch(Map<String, RouteEntry> routes, Map<String, String> parameters) {
        /// The route of a method; `HEAD` uses the route of `GET`.
        Optional<RouteEntry> route(String method) {
            var route = routes.get(method);
            return Optional.ofNullable(route == null && method.equals("HEAD") ? routes.get("GET") : route);
        }

        /// The path template.
        String path() {
            return routes.values().iterator().next().path();
        }

        /// The methods of this path, for the `Allow` header.
        String allow() {
            var methods = new ArrayList<>(routes.keySet());
            if (routes.containsKey("GET")) {
                methods.add("HEAD");
            }
            methods.add("OPTIONS");
            return String.join(", ", methods);
        }
    }

    @Override
    public Routes on(String method, String path, Endpoint endpoint) {
        return add(method, path, new RouteEntry(path, false, RequestBodies.MOST, endpoint));
    }

    @Override
    public Routes open(String method, String path, Endpoint endpoint) {
        return add(method, path, new RouteEntry(path, true, RequestBodies.MOST, endpoint));
    }

    @Override
    public Routes upload(String method, String path, int most, Endpoint endpoint) {
        return add(method, path, new RouteEntry(path, false, most, endpoint));
    }

    /// Finds a path, with or without its last slash; empty when it does not exist or its percent-encoding is
    /// malformed.
    ///
    /// @param path percent-encoded, beginning with `/`
    Optional<RouteMatch> find(String path) {
        var end = path.length() > 1 && path.endsWith("/") ? path.length() - 1 : path.length();
        return Optional.ofNullable(root.find(path, 1, end, List.of()));
    }

    private Routes add(String method, String path, RouteEntry route) {
        if (!path.startsWith("/") || !path.endsWith("/")) {
            throw new IllegalArgumentException("a route begins and ends with a slash: " + path);
        }
        var node = root;
        var names = new ArrayList<String>();
        for (var segment : path.substring(1, path.length() - 1).split("/", -1)) {
            if (segment.startsWith("{") && segment.endsWith("}")) {
                names.add(segment.substring(1, segment.length() - 1));
                node = node.anySegment();
            } else {
                node = node.segment(segment);
            }
        }
        node.put(method, path, List.copyOf(names), route);
        return this;
    }

    private static final class PathNode {
        private final Map<String, PathNode> segments = new HashMap<>();
        private @Nullable PathNode any;
        private final Map<String, RouteEntry> routes = new TreeMap<>();
        private List<String> names = List.of();

        PathNode segment(String text) {
            return segments.computeIfAbsent(text, key -> new PathNode());
        }

        PathNode anySegment() {
            if (any == null) {
                any = new PathNode();
            }
            return any;
        }

        void put(String method, String path, List<String> parameterNames, RouteEntry route) {
            if (!routes.isEmpty() && !names.equals(parameterNames)) {
                throw new IllegalArgumentException("parameters have other names on another method of " + path);
            }
            if (routes.putIfAbsent(method, route) != null) {
                throw new IllegalArgumentException("two routes for " + method + " " + path);
            }
            names = parameterNames;
        }

        @Nullable
        RouteMatch find(String path, int start, int end, List<String> values) {
            if (start > end) {
                return routes.isEmpty() ? null : new RouteMatch(routes, named(values));
            }
            var slash = path.indexOf('/', start);
            var stop = slash < 0 || slash > end ? end : slash;
            var segment = RequestTarget.decoded(path.substring(start, stop), false);
            if (segment.isEmpty() || segment.get().isEmpty()) {
                return null;
            }
            var fixed = segments.get(segment.get());
            var match = fixed == null ? null : fixed.find(path, stop + 1, end, values);
            if (match == null && any != null) {
                var more = new ArrayList<>(values);
                more.add(segment.get());
                match = any.find(path, stop + 1, end, more);
            }
            return match;
        }

        private Map<String, String> named(List<String> values) {
            if (values.isEmpty()) {
                return Map.of();
            }
            var named = new HashMap<String, String>();
            for (var i = 0; i < values.size(); i++) {
                named.put(names.get(i), values.get(i));
            }
            return named;
        }
    }
}
