package dev.parlor.logs;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.LayoutBase;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;

/// The readable format: `2026-11-23 09:14:47.851 INFO  RequestLog: GET /api/open/ status=200 ms=3
/// request=bfcd8f60`.
final class LineLayout extends LayoutBase<ILoggingEvent> {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS");
    private static final String REQUEST = "request";
    private static final List<String> CONTEXT = List.of(REQUEST, "trace");

    private final ZoneId zone = ZoneId.systemDefault();

    @Override
    public String doLayout(ILoggingEvent event) {
        var line = new StringBuilder(160)
                .append(TIME.format(event.getInstant().atZone(zone)))
                .append(' ')
                .append(event.getLevel());
        while (line.length() < 30) {
            line.append(' ');
        }
        var logger = event.getLoggerName();
        line.append(logger, logger.lastIndexOf('.') + 1, logger.length())
                .append(": ")
                .append(OneLine.of(event.getFormattedMessage()));
        appendFields(line, event);
        line.append('\n');
        if (event.getThrowableProxy() != null) {
            line.append(OneLine.indented(ThrowableProxyUtil.asString(event.getThrowableProxy())));
        }
        return line.toString();
    }

    private static void appendFields(StringBuilder line, ILoggingEvent event) {
        var known = false;
        if (event.getKeyValuePairs() != null) {
            for (var pair : event.getKeyValuePairs()) {
                known |= pair.key.equals(REQUEST);
                line.append(' ').append(pair.key).append('=').append(OneLine.of(String.valueOf(pair.value)));
            }
        }
        for (var name : CONTEXT) {
            var value = event.getMDCPropertyMap().get(name);
            if (value != null && !(known && name.equals(REQUEST))) {
                line.append(' ').append(name).append('=').append(OneLine.of(value));
            }
        }
    }
}
