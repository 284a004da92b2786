package dev.parlor.http;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.multipart.DefaultHttpDataFactory;
import io.netty.handler.codec.http.multipart.FileUpload;
import io.netty.handler.codec.http.multipart.HttpPostRequestDecoder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;

/// A file that was sent: as the body itself, or as a field of a form (`multipart/form-data`, RFC 7578).
public final class UploadedFile {
    private static final String FORM = "multipart/form-data";

    private UploadedFile() {}

    /// @param field of the form
    /// @param type what the file must be, by its media type's beginning, when it is the body itself
    /// @throws Problem 400 when there is none, 415 when the body is neither of both
    public static byte[] read(byte[] body, Optional<String> contentType, String field, String type) {
        var sent = contentType.orElse("").toLowerCase(Locale.ROOT).strip();
        if (sent.startsWith(FORM)) {
            return inForm(body, contentType.orElseThrow(), field).orElseThrow(() -> missing(field));
        } else if (!sent.startsWith(type)) {
            throw new ProblemException(ProblemResponses.wrongType(contentType.orElse("")));
        } else if (body.length == 0) {
            throw missing(field);
        }
        return body;
    }

    private static ProblemException missing(String field) {
        return new ProblemException(ProblemResponses.field(field, "No file was submitted."));
    }

    private static Optional<byte[]> inForm(byte[] body, String contentType, String field) {
        var request =
                new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, "/", Unpooled.wrappedBuffer(body));
        try {
            request.headers().set(HttpHeaderNames.CONTENT_TYPE, contentType);
            // In memory: the body is there already, and its size was limited.
            var form = new HttpPostRequestDecoder(new DefaultHttpDataFactory(false), request);
            try {
                return form.getBodyHttpData(field) instanceof FileUpload file && file.length() > 0
                        ? Optional.of(file.get())
                        : Optional.empty();
            } finally {
                form.destroy();
            }
        } catch (RuntimeException malformed) {
            // The decoder reports what it can't read by many exceptions, undeclared ones of the JDK among them.
            throw new ProblemException(ProblemResponses.malformed("The form is malformed."));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
