package dev.parlor.realtime.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.realtime.channel.Topic;
import dev.parlor.realtime.channel.Topics;
import dev.parlor.testkit.Eventually;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;

/// What a socket costs that says nothing: at most 3 KB of heap, all included, and nothing of the HTTP server's.
@Timeout(value = 120, unit = TimeUnit.SECONDS)
@Isolated("measures the heap")
final class IdleHeapIT {
    /// Everything through which Vert.x sees a connection.
    private static final String VERTX_CONNECTION = "io\\.vertx\\.\\S*(?:Connection|VertxHandler|NetSocketImpl)";

    private static final String CONNECTION = Pattern.quote(NettyConnection.class.getName());
    private static final String CHANNEL = "io\\.netty\\.channel\\.epoll\\.EpollSocketChannel";

    private static final int SOCKETS = 5000;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Topic GAME = Topics.game(1);

    @Test
    void anIdleSocketTakesAtMostThreeKilobytes() throws Exception {
        // Other tests of the same run may have left some behind that their event loops still hold.
        var connectionsBefore = live(CONNECTION);
        var channelsBefore = live(CHANNEL);
        try (var node = new TestNode(Settings.GENEROUS)) {
            open(node, 200, () -> {});
            var before = heap();
            open(node, SOCKETS, () -> {
                node.events.clear();
                var each = (heap() - before) / SOCKETS;
                System.out.println("heap for each idle socket: " + each + " bytes");
                assertThat(each).isBetween(300L, 3 * 1024L);
                assertThat(live(VERTX_CONNECTION)).isLessThan(100);
            });
            assertThat(node.layer.topics()).isZero();
            assertThat(live(CONNECTION)).isLessThanOrEqualTo(connectionsBefore);
            assertThat(live(CHANNEL)).isLessThanOrEqualTo(channelsBefore);
        }
    }

    private static void open(TestNode node, int sockets, Runnable whileOpen) throws Exception {
        var clients = IdleClients.start(node.port, sockets);
        try {
            Eventually.holds(PATIENCE, () -> node.gates.count() == sockets && node.layer.members(GAME) == sockets);
            whileOpen.run();
        } finally {
            clients.getOutputStream().close();
        }
        assertThat(clients.waitFor()).isZero();
        Eventually.holds(PATIENCE, () -> node.gates.count() == 0 && node.layer.topics() == 0);
    }

    /// How many live objects there are of the classes with these names.
    private static long live(String classNames) {
        var line = Pattern.compile(" *\\d+: +(\\d+) +\\d+ +" + classNames + "( .*)?");
        return histogram()
                .lines()
                .map(line::matcher)
                .filter(Matcher::matches)
                .mapToLong(found -> Long.parseLong(found.group(1)))
                .sum();
    }

    private static String histogram() {
        try {
            return (String) ManagementFactory.getPlatformMBeanServer()
                    .invoke(
                            new ObjectName("com.sun.management:type=DiagnosticCommand"),
                            "gcClassHistogram",
                            new Object[] {new String[0]},
                            new String[] {String[].class.getName()});
        } catch (JMException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static long heap() {
        System.gc();
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
