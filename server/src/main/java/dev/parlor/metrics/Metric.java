package dev.parlor.metrics;

import java.util.List;

/// All of Parlor's own metrics. Those of the JVM come from a library, under their customary names.
/// docs/metrics.md says for each what is healthy and what to do.
enum Metric {
    BUILD(MetricKind.INFO, "parlor_build_info", "The running version.", "version", "java"),
    VIRTUAL_THREADS_CARRIED(MetricKind.GAUGE, "parlor_virtual_threads_carried", "Virtual threads that are running."),
    VIRTUAL_THREADS_WAITING(
            MetricKind.GAUGE,
            "parlor_virtual_threads_waiting",
            "Virtual threads that are ready to run and wait for a carrier."),
    CARRIERS(
            MetricKind.GAUGE, "parlor_virtual_thread_carriers", "Operating system threads that carry virtual threads."),
    SOCKETS(MetricKind.GAUGE, "parlor_sockets", "Sockets that are open on this node.", "route"),
    SOCKETS_OPENED(MetricKind.COUNTER, "parlor_sockets_opened_total", "Sockets that were opened.", "route"),
    SOCKETS_CLOSED(MetricKind.COUNTER, "parlor_sockets_closed_total", "Sockets that have ended.", "code"),
    HANDSHAKES_REFUSED(
            MetricKind.COUNTER,
            "parlor_socket_handshakes_refused_total",
            "Handshakes that were answered with an HTTP error.",
            "status"),
    MESSAGES_RECEIVED(MetricKind.COUNTER, "parlor_socket_messages_received_total", "Messages from clients."),
    FRAMES_SENT(MetricKind.COUNTER, "parlor_socket_frames_sent_total", "Messages to clients, counted once per socket."),
    MESSAGES_WAITING(MetricKind.GAUGE, "parlor_socket_messages_waiting", "Received messages that are not handled yet."),
    MESSAGE_WAITS(
            MetricKind.HISTOGRAM,
            "parlor_socket_message_wait_seconds",
            "How long messages waited until they were handled."),
    MESSAGES_HANDLED(
            MetricKind.HISTOGRAM,
            "parlor_socket_message_duration_seconds",
            "How long handling a message took.",
            "route"),
    READS_PAUSED(
            MetricKind.COUNTER,
            "parlor_socket_reads_paused_total",
            "How often reading from a socket was paused because 64 of its messages were waiting."),
    SLOW_READERS(
            MetricKind.COUNTER,
            "parlor_socket_slow_readers_total",
            "Sockets closed with 4408 because more than 1 MiB was queued for them."),
    BROADCASTS(
            MetricKind.COUNTER,
            "parlor_broadcasts_total",
            "Messages published to a topic that has members on this node."),
    DELIVERIES(
            MetricKind.COUNTER,
            "parlor_deliveries_total",
            "Published messages, counted once per socket that they were queued for."),
    DELIVERY_TIMES(
            MetricKind.HISTOGRAM,
            "parlor_delivery_seconds",
            "From publishing a message until an event loop has written it to all of its sockets."),
    REQUESTS(
            MetricKind.COUNTER,
            "parlor_http_requests_total",
            "Requests that were answered.",
            "method",
            "route",
            "status"),
    REQUEST_TIMES(
            MetricKind.HISTOGRAM,
            "parlor_http_request_duration_seconds",
            "From the head of a request until its response was handed to the connection.",
            "method",
            "route"),
    REFUSALS(
            MetricKind.COUNTER,
            "parlor_refusals_total",
            "Refused requests and messages, by the code that the client received.",
            "by",
            "code"),
    THROTTLED(
            MetricKind.COUNTER,
            "parlor_throttled_total",
            "Requests, messages and connections that exceeded a limit, by limit.",
            "limit"),
    LOGINS(MetricKind.COUNTER, "parlor_logins_total", "Attempts to log in.", "outcome"),
    MOVES(MetricKind.COUNTER, "parlor_moves_total", "Moves of people that were accepted and are durable."),
    GAMES_ENDED(MetricKind.COUNTER, "parlor_games_ended_total", "Games that ended.", "opponent"),
    REDIS_UP(
            MetricKind.GAUGE,
            "parlor_redis_up",
            "Whether this node reaches the others through Redis; only where REDIS_URL is set."),
    OTHER_NODES(MetricKind.GAUGE, "parlor_other_nodes", "Other nodes that this one knows to be alive."),
    PEER_MESSAGES_SENT(
            MetricKind.COUNTER, "parlor_redis_messages_sent_total", "Messages to other nodes that Redis accepted."),
    PEER_MESSAGES_FAILED(
            MetricKind.COUNTER,
            "parlor_redis_messages_failed_total",
            "Messages to other nodes that Redis did not accept."),
    PEER_MESSAGES_HEARD(
            MetricKind.COUNTER,
            "parlor_redis_messages_heard_total",
            "Messages received from Redis, including this node's own."),
    PEER_SENDING(MetricKind.HISTOGRAM, "parlor_redis_send_seconds", "How long sending a message to Redis took."),
    DATABASE_UP(
            MetricKind.GAUGE, "parlor_database_up", "Whether the database answers this node and saves its changes."),
    DATABASE_BUSY(MetricKind.GAUGE, "parlor_database_connections_busy", "Connections to the database that are in use."),
    DATABASE_MOST(MetricKind.GAUGE, "parlor_database_connections_max", "Connections that may be in use at once."),
    DATABASE_WAITING(MetricKind.GAUGE, "parlor_database_calls_waiting", "Calls that wait for a connection."),
    DATABASE_READS(
            MetricKind.HISTOGRAM,
            "parlor_database_read_seconds",
            "How long reads took, including the wait for a connection."),
    DATABASE_WRITES(
            MetricKind.HISTOGRAM,
            "parlor_database_write_seconds",
            "How long transactions took, until they were durable and published."),
    DATABASE_FAILURES(
            MetricKind.COUNTER,
            "parlor_database_failures_total",
            "Calls that failed because the database was unavailable.");

    /// The type of a metric.
    enum MetricKind {
        /// Always 1: the information is in its labels.
        INFO,
        /// Goes up and down.
        GAUGE,
        /// Only goes up, until the process ends.
        COUNTER,
        /// Durations in buckets, in seconds.
        HISTOGRAM
    }

    private final MetricKind kind;
    private final String text;
    private final String help;
    private final String labels;

    Metric(MetricKind kind, String text, String help, String... labels) {
        this.kind = kind;
        this.text = text;
        this.help = help;
        this.labels = String.join(",", labels);
    }

    MetricKind kind() {
        return kind;
    }

    /// The name as operators see it.
    String text() {
        return text;
    }

    /// The name without the suffix for its type, as the library requires.
    String stem() {
        return switch (kind) {
            case INFO -> text.substring(0, text.length() - "_info".length());
            case COUNTER -> text.substring(0, text.length() - "_total".length());
            case GAUGE, HISTOGRAM -> text;
        };
    }

    String help() {
        return help;
    }

    List<String> labels() {
        return labels.isEmpty() ? List.of() : List.of(labels.split(",", -1));
    }
}
