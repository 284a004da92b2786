package dev.parlor.bench;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What no server can be cheaper than: the same bytes to as many sockets, in a loop of bare `send()`, read by the
/// same reader, on the same core. In C where there is a compiler, else in Java.
final class Floor {
    private static final int WARM_ROUNDS = 200;
    private static final int ROUNDS = 600;

    private Floor() {}

    /// CPU time of one send, nanoseconds.
    static double nanosPerSend(Stage stage, Wire wire, int sockets, int bytes)
            throws IOException, InterruptedException {
        var process = new ProcessBuilder(Pinning.server(command(stage, sockets, bytes)))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var readers = new ArrayList<Channel>();
        try (var output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII))) {
            var port = Integer.parseInt(line(output));
            var round = new Round(sockets);
            for (var i = 0; i < sockets; i++) {
                readers.add(Wire.await(wire.connect(Loopback.of("127.0.0.1"), port, () -> new Ears(round))));
            }
            wire.loop().execute(() -> round.begin(readers.getFirst()));
            return Double.parseDouble(line(output));
        } finally {
            readers.forEach(Out::close);
            process.destroy();
        }
    }

    private static String line(BufferedReader output) throws IOException {
        var line = output.readLine();
        if (line == null) {
            throw new IOException("The floor ended early.");
        }
        return line;
    }

    private static String[] command(Stage stage, int sockets, int bytes) throws IOException, InterruptedException {
        var words = new ArrayList<>(program(stage));
        List.of(sockets, bytes, WARM_ROUNDS, ROUNDS).forEach(number -> words.add("" + number));
        return words.toArray(String[]::new);
    }

    private static List<String> program(Stage stage) throws IOException, InterruptedException {
        if (!Commands.has("cc")) {
            return List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-cp",
                    System.getProperty("java.class.path"),
                    JavaFloor.class.getName());
        }
        var program = stage.folder().resolve("floor").toString();
        var source = stage.home().resolve("bench/src/main/c/floor.c").toString();
        Commands.output("cc", "-O2", "-o", program, source);
        return List.of(program);
    }

    /// One frame to each socket; then a byte tells the floor that all have it.
    private static final class Round {
        private final int sockets;
        private @Nullable Channel first;
        private int heard;

        Round(int sockets) {
            this.sockets = sockets;
        }

        void begin(Channel channel) {
            first = channel;
            over(channel);
        }

        void heard() {
            heard++;
            if (heard == sockets && first != null) {
                heard = 0;
                over(first);
            }
        }

        private static void over(Channel first) {
            Out.send(first, Unpooled.wrappedBuffer(new byte[] {1}));
        }
    }

    /// Makes way for the reader of frames that sockets of the server have too.
    private static final class Ears extends ChannelInboundHandlerAdapter {
        private final Round round;

        Ears(Round round) {
            this.round = round;
        }

        @Override
        public void handlerAdded(ChannelHandlerContext context) {
            Frames.addReader(context.pipeline(), payload -> round.heard());
        }
    }
}
