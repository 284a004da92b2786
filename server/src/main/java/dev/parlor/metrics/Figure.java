package dev.parlor.metrics;

import java.util.List;

/// Every figure of Parlor's own. Those of the virtual machine come from a library, under the names that they have
/// everywhere. docs/metrics.md says of each what is healthy and what to do.
enum Figure {
    BUILD(Kind.INFO, "parlor_build_info", "The running version.", "version", "java"),
    VIRTUAL_THREADS_CARRIED(Kind.GAUGE, "parlor_virtual_threads_carried", "Virtual threads that are running."),
    VIRTUAL_THREADS_WAITING(
            Kind.GAUGE,
            "parlor_virtual_threads_waiting",
            "Virtual threads that are ready to run and wait for a carrier."),
    CARRIERS(Kind.GAUGE, "parlor_virtual_thread_carriers", "Operating system threads that carry virtual threads."),
    SOCKETS(Kind.GAUGE, "parlor_sockets", "Sockets that are open on this node.", "route"),
    SOCKETS_OPENED(Kind.COUNTER, "parlor_sockets_opened_total", "Sockets that were opened.", "route"),
    SOCKETS_CLOSED(Kind.COUNTER, "parlor_sockets_closed_total", "Sockets that have ended.", "code"),
    HANDSHAKES_REFUSED(
            Kind.COUNTER,
            "parlor_socket_handshakes_refused_total",
            "Handshakes that were answered with an HTTP error.",
            "status"),
    MESSAGES_RECEIVED(Kind.COUNTER, "parlor_socket_messages_received_total", "Messages from clients."),
    FRAMES_SENT(Kind.COUNTER, "parlor_socket_frames_sent_total", "Messages to clients, counted once per socket."),
    MESSAGES_WAITING(Kind.GAUGE, "parlor_socket_messages_waiting", "Received messages that are not handled yet."),
    MESSAGE_WAITS(
            Kind.HISTOGRAM, "parlor_socket_message_wait_seconds", "How long messages waited until they were handled."),
    MESSAGES_HANDLED(
            Kind.HISTOGRAM, "parlor_socket_message_duration_seconds", "How long handling a message took.", "route"),
    READS_PAUSED(
            Kind.COUNTER,
            "parlor_socket_reads_paused_total",
            "How often reading from a socket was paused because 64 of its messages were waiting."),
    SLOW_READERS(
            Kind.COUNTER,
            "parlor_socket_slow_readers_total",
            "Sockets closed with 4408 because more than 1 MiB was queued for them."),
    BROADCASTS(Kind.COUNTER, "parlor_broadcasts_total", "Messages published to a topic that has members on this node."),
    DELIVERIES(
            Kind.COUNTER,
            "parlor_deliveries_total",
            "Published messages, counted once per socket that they were queued for."),
    DELIVERY_TIMES(
            Kind.HISTOGRAM,
            "parlor_delivery_seconds",
            "From publishing a message until an event loop has written it to all of its sockets."),
    REQUESTS(Kind.COUNTER, "parlor_http_requests_total", "Requests that were answered.", "method", "route", "status"),
    REQUEST_TIMES(
            Kind.HISTOGRAM,
            "parlor_http_request_duration_seconds",
            "From the head of a request until its response was handed to the connection.",
            "method",
            "route"),
    REFUSALS(
            Kind.COUNTER,
            "parlor_refusals_total",
            "Refused requests and messages, by the code that the client received.",
            "by",
            "code"),
    THROTTLED(
            Kind.COUNTER,
            "parlor_throttled_total",
            "Requests, messages and connections that exceeded a limit, by limit.",
            "limit"),
    LOGINS(Kind.COUNTER, "parlor_logins_total", "Attempts to log in.", "outcome"),
    MOVES(Kind.COUNTER, "parlor_moves_total", "Moves of people that were accepted and are durable."),
    GAMES_ENDED(Kind.COUNTER, "parlor_games_ended_total", "Games that ended.", "opponent"),
    REDIS_UP(
            Kind.GAUGE,
            "parlor_redis_up",
            "Whether this node reaches the others through Redis; only where REDIS_URL is set."),
    OTHER_NODES(Kind.GAUGE, "parlor_other_nodes", "Other nodes that this one knows to be alive."),
    PEER_MESSAGES_SENT(
            Kind.COUNTER, "parlor_redis_messages_sent_total", "Messages to other nodes that Redis accepted."),
    PEER_MESSAGES_FAILED(
            Kind.COUNTER, "parlor_redis_messages_failed_total", "Messages to other nodes that Redis did not accept."),
    PEER_MESSAGES_HEARD(
            Kind.COUNTER,
            "parlor_redis_messages_heard_total",
            "Messages received from Redis, including this node's own."),
    PEER_SENDING(Kind.HISTOGRAM, "parlor_redis_send_seconds", "How long sending a message to Redis took."),
    DATABASE_UP(Kind.GAUGE, "parlor_database_up", "Whether the database answers this node."),
    DATABASE_BUSY(Kind.GAUGE, "parlor_database_connections_busy", "Connections to the database that are in use."),
    DATABASE_MOST(Kind.GAUGE, "parlor_database_connections_max", "Connections that may be in use at once."),
    DATABASE_WAITING(Kind.GAUGE, "parlor_database_calls_waiting", "Calls that wait for a connection."),
    DATABASE_READS(
            Kind.HISTOGRAM,
            "parlor_database_read_seconds",
            "How long reads took, including the wait for a connection."),
    DATABASE_WRITES(
            Kind.HISTOGRAM,
            "parlor_database_write_seconds",
            "How long transactions took, until they were durable and published."),
    DATABASE_FAILURES(
            Kind.COUNTER, "parlor_database_failures_total", "Calls that failed because the database was unavailable.");

    /// How a figure behaves.
    enum Kind {
        /// Always 1: what counts is what its labels say.
        INFO,
        /// Goes up and down.
        GAUGE,
        /// Only goes up, until the process ends.
        COUNTER,
        /// Times by size, in seconds.
        HISTOGRAM
    }

    private final Kind kind;
    private final String text;
    private final String help;
    private final String labels;

    Figure(Kind kind, String text, String help, String... labels) {
        this.kind = kind;
        this.text = text;
        this.help = help;
        this.labels = String.join(",", labels);
    }

    Kind kind() {
        return kind;
    }

    /// The name that operators see.
    String text() {
        return text;
    }

    /// The name without what stands for its kind, as the library wants it.
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
