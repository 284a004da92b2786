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

/// An uploaded file: the body itself, or a field of a form (`multipart/form-data`, RFC 7578).
public final class UploadedFile {
    private static final String FORM = "multipart/form-data";

    private UploadedFile() {}

    /// @param field the name of the form's field
    /// @param type how the media type must begin when the file is the body itself
    /// @throws ProblemException 400 when there is no file, 415 when the body is neither
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
            // In memory: the whole body has been received already, and its size is limited.
            var form = new HttpPostRequestDecoder(new DefaultHttpDataFactory(false), request);
            try {
                return form.getBodyHttpData(field) instanceof FileUpload file && file.length() > 0
                        ? Optional.of(file.get())
                        : Optional.empty();
            } finally {
                form.destroy();
            }
        } catch (RuntimeException malformed) {
            // The decoder throws many exceptions for malformed forms, including undeclared ones of the JDK.
            throw new ProblemException(ProblemResponses.malformed("The form is malformed."));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
