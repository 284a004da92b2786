package dev.parlor.realtime.netty;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.parlor.testkit.FastRun;
import dev.parlor.testkit.WsClient;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;

/// Many idle clients in a process of their own, so that they don't count in the server's heap. Arguments: port,
/// number. They go when their standard input ends.
final class IdleClients {
    private IdleClients() {}

    static Process start(int port, int number) throws IOException {
        FastRun.skipsWhatStarts("a second JVM");
        return new ProcessBuilder(
                        System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        IdleClients.class.getName(),
                        Integer.toString(port),
                        Integer.toString(number))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    public static void main(String[] arguments) throws IOException {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0]));
        var open = new ArrayList<SocketChannel>();
        var answer = ByteBuffer.allocate(1024);
        for (var user = 1; user <= Integer.parseInt(arguments[1]); user++) {
            var channel = SocketChannel.open(address);
            var handshake = WsClient.handshake("/ws/echo/7/", "Authorization: Bearer " + user + "-s" + user);
            channel.write(ByteBuffer.wrap(handshake.getBytes(ISO_8859_1)));
            channel.read(answer.clear());
            open.add(channel);
        }
        // Blocks until the server's process closes the pipe, or is gone.
        while (System.in.read() >= 0) {}
        for (var channel : open) {
            channel.close();
        }
    }
}
