package dev.parlor.logs;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.EncoderBase;
import java.nio.charset.StandardCharsets;

/// Masks secrets in the finished lines of another encoder: message, arguments, fields and stack traces alike.
final class RedactingEncoder extends EncoderBase<ILoggingEvent> {
    private final Encoder<ILoggingEvent> plain;

    RedactingEncoder(Encoder<ILoggingEvent> plain) {
        this.plain = plain;
    }

    @Override
    public void start() {
        plain.setContext(getContext());
        plain.start();
        super.start();
    }

    @Override
    public byte[] headerBytes() {
        return plain.headerBytes();
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
        var line = new String(plain.encode(event), StandardCharsets.UTF_8);
        return Redaction.masked(line).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public byte[] footerBytes() {
        return plain.footerBytes();
    }
}
