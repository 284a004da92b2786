package dev.parlor.logs;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.LayoutBase;
import dev.parlor.json.Json;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/// The format for collectors: one flat JSON object on each line,
/// `{"time":"2026-11-23T09:14:47.851Z","level":"INFO", "logger":"dev.parlor.http.request.RequestLog","message":"GET
/// /api/open/","request":"bfcd8f60","status":200,"ms":3}`.
final class JsonLine extends LayoutBase<ILoggingEvent> {
    @Override
    public String doLayout(ILoggingEvent event) {
        var line = new LinkedHashMap<String, Object>();
        line.put("time", event.getInstant().truncatedTo(ChronoUnit.MILLIS).toString());
        line.put("level", event.getLevel().toString());
        line.put("logger", event.getLoggerName());
        line.put("message", event.getFormattedMessage());
        addFields(line, event);
        if (event.getThrowableProxy() != null) {
            line.put("stack", ThrowableProxyUtil.asString(event.getThrowableProxy()));
        }
        // As text, not as bytes: encoding to bytes would fail on a lone surrogate, which a client may have
        // sent.
        return OneLine.of(Json.MAPPER.writeValueAsString(line)) + "\n";
    }

    private static void addFields(Map<String, Object> line, ILoggingEvent event) {
        if (event.getKeyValuePairs() != null) {
            event.getKeyValuePairs().forEach(pair -> line.putIfAbsent(pair.key, plain(pair.value)));
        }
        event.getMDCPropertyMap().forEach(line::putIfAbsent);
    }

    private static Object plain(Object value) {
        return value instanceof Number || value instanceof Boolean ? value : String.valueOf(value);
    }
}
