package dev.parlor.http.request;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// The text of the `Date` header (RFC 9110 §5.6.7), renewed once a second.
public final class HttpDate {
    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT);

    private final InstantSource clock;
    private volatile DateText current = new DateText(Long.MIN_VALUE, "");

    public HttpDate(InstantSource clock) {
        this.clock = clock;
    }

    String now() {
        var second = Math.floorDiv(clock.millis(), 1000);
        var text = current;
        if (text.second != second) {
            text = new DateText(
                    second, FORM.format(Instant.ofEpochSecond(second).atOffset(ZoneOffset.UTC)));
            current = text;
        }
        return text.value;
    }

    private record DateText(long second, String value) {}
}
