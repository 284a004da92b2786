package dev.parlor.http.assets;

import dev.parlor.http.ProblemResponses;
import dev.parlor.http.request.EncodedResponse;
import dev.parlor.http.request.ErrorResponses;
import dev.parlor.http.request.RequestContext;
import dev.parlor.http.request.ResponseWriter;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Serves the web client and the documentation: everything except the API, sockets and health.
///
/// The paths of the client's screens (`/play/7`) get the same page as `/`. Unknown paths get it too, with
/// status 404; the page then says so.
public final class StaticClient {
    private static final String PAGE = "index.html";
    private static final String DOCS = "/docs";
    private static final String FOR_GOOD = "public, max-age=31536000, immutable";
    private static final Buffer NOT_FOUND = Buffer.buffer("""
            <!doctype html>
            <html lang="en">
            <meta charset="utf-8">
            <title>Not found</title>
            <h1>Not found</h1>
            <p>There is nothing at this address. <a href="/">Go to the home page</a></p>
            </html>
            """);

    private final ClientPages pages = ClientPages.load();
    private final StaticFiles files;
    private final ResponseWriter writer;

    public StaticClient(GeneratedPages written, ResponseWriter writer) {
        this.files = new StaticFiles(written);
        this.writer = writer;
    }

    public void handle(RequestContext context) {
        var method = context.http().method();
        if (method.equals(HttpMethod.OPTIONS)) {
            writer.send(context, EncodedResponse.empty(204, Map.of("Allow", "GET, HEAD, OPTIONS")));
            return;
        }
        if (!method.equals(HttpMethod.GET) && !method.equals(HttpMethod.HEAD)) {
            writer.send(
                    context, EncodedResponse.of(ProblemResponses.wrongMethod(context.method(), "GET, HEAD, OPTIONS")));
            return;
        }
        if (isChapter(context.target().path())) {
            writer.send(
                    context,
                    EncodedResponse.empty(
                            308, Map.of("Location", context.target().path() + "/")));
            return;
        }
        var path = file(context.target().path());
        var known = files.loaded(path);
        if (known.isPresent()) {
            writer.send(context, reply(context, path, known.get()));
        } else {
            Thread.startVirtualThread(() -> writer.send(context, load(context, path)));
        }
    }

    private EncodedResponse load(RequestContext context, String path) {
        try {
            return files.load(path).map(file -> reply(context, path, file)).orElseGet(() -> notFound(context, path));
        } catch (RuntimeException fault) {
            return EncodedResponse.of(ErrorResponses.answer(context, fault));
        }
    }

    /// Whether the path is a documentation page without the slash that its address ends in.
    private static boolean isChapter(String path) {
        return path.equals(DOCS) || (path.startsWith(DOCS + "/") && path.matches("[a-z/-]*[a-z]"));
    }

    private String file(String path) {
        if (path.startsWith(DOCS + "/") && path.endsWith("/")) {
            return path.substring(1) + PAGE;
        }
        return pages.contains(path) ? PAGE : path.substring(1);
    }

    private static EncodedResponse reply(RequestContext context, String path, StaticFile file) {
        return reply(context, 200, path, file);
    }

    private static EncodedResponse reply(RequestContext context, int status, String path, StaticFile file) {
        var zipped = file.zipped().length() > 0 && accepts(context, "gzip");
        var etag = zipped ? file.zippedEtag() : file.etag();
        var headers = new HashMap<String, String>();
        headers.put("ETag", etag);
        headers.put("Cache-Control", AssetFingerprints.isName(path) ? FOR_GOOD : "no-cache");
        headers.put("Vary", "Accept-Encoding");
        if (file.type().startsWith("text/html")) {
            headers.put("Content-Security-Policy", policy(context.host()));
        }
        if (status == 200 && isCurrent(context.http().getHeader("If-None-Match"), etag)) {
            return EncodedResponse.empty(304, headers);
        }
        if (zipped) {
            headers.put("Content-Encoding", "gzip");
        }
        return new EncodedResponse(status, zipped ? file.zipped() : file.plain(), file.type(), headers);
    }

    /// Names the sockets with the page's own host, because not every browser counts `ws:` as `'self'`.
    private static String policy(String host) {
        var sockets = host.isEmpty() ? "" : " ws://" + host + " wss://" + host;
        return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'"
                + sockets
                + "; font-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
    }

    private static boolean accepts(RequestContext context, String coding) {
        var accepted =
                Optional.ofNullable(context.http().getHeader("Accept-Encoding")).orElse("");
        for (var item : accepted.toLowerCase(Locale.ROOT).split(",", -1)) {
            var parts = item.strip().split(";", -1);
            if (parts[0].strip().equals(coding)) {
                return parts.length < 2 || !parts[1].strip().matches("q=0(\\.0*)?");
            }
        }
        return false;
    }

    private static boolean isCurrent(@Nullable String ifNoneMatch, String etag) {
        if (ifNoneMatch == null) {
            return false;
        }
        for (var candidate : ifNoneMatch.split(",", -1)) {
            var tag = candidate.strip();
            if (tag.equals("*") || (tag.startsWith("W/") ? tag.substring(2) : tag).equals(etag)) {
                return true;
            }
        }
        return false;
    }

    private EncodedResponse notFound(RequestContext context, String path) {
        var isPage = (!StaticFile.servable(path) || path.endsWith(".html"))
                && !path.startsWith("docs/")
                && !path.startsWith("lib/");
        return (isPage ? files.load(PAGE) : Optional.<StaticFile>empty())
                .map(page -> reply(context, 404, PAGE, page))
                .orElseGet(() -> new EncodedResponse(404, NOT_FOUND, "text/html; charset=utf-8", Map.of()));
    }
}
