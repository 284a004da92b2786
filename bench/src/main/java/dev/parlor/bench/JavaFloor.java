package dev.parlor.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// `floor.c` again, for machines without a C compiler. Its figures are a little higher.
final class JavaFloor {
    private JavaFloor() {}

    /// @param arguments SOCKETS BYTES WARM_ROUNDS ROUNDS
    public static void main(String[] arguments) throws IOException {
        var sockets = Integer.parseInt(arguments[0]);
        var frame = frame(Integer.parseInt(arguments[1]));
        var warm = Integer.parseInt(arguments[2]);
        var rounds = Integer.parseInt(arguments[3]);
        try (var door = ServerSocketChannel.open()) {
            door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
            System.out.println(door.socket().getLocalPort());
            var channels = new ArrayList<SocketChannel>();
            while (channels.size() < sockets) {
                channels.add(door.accept().setOption(StandardSocketOptions.TCP_NODELAY, true));
            }
            awaitAll(channels);
            send(channels, frame, warm);
            var before = cpu();
            send(channels, frame, rounds);
            System.out.println(cpu().minus(before).toNanos() / ((double) rounds * sockets));
        }
    }

    private static Duration cpu() throws IOException {
        return new Proc(ProcessHandle.current().pid()).cpu();
    }

    private static ByteBuffer frame(int bytes) {
        var frame = ByteBuffer.allocateDirect(bytes);
        return frame.put((byte) 0x81)
                .put((byte) 126)
                .putShort((short) (bytes - 4))
                .position(bytes)
                .flip();
    }

    private static void send(List<SocketChannel> channels, ByteBuffer frame, int rounds) throws IOException {
        for (var round = 0; round < rounds; round++) {
            for (var channel : channels) {
                channel.write(frame.rewind());
            }
            awaitAll(channels);
        }
    }

    private static void awaitAll(List<SocketChannel> channels) throws IOException {
        if (channels.getFirst().read(ByteBuffer.allocate(1)) != 1) {
            throw new IOException("The reader is gone.");
        }
    }
}
