package dev.parlor.realtime.netty;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.parlor.identity.Principal;
import dev.parlor.realtime.netty.frame.CloseFrame;
import dev.parlor.realtime.netty.limits.SocketAdmission;
import dev.parlor.realtime.netty.limits.SocketLimit;
import dev.parlor.realtime.netty.upgrade.HandshakeAuthentication;
import dev.parlor.realtime.netty.upgrade.HandshakeRefusal;
import dev.parlor.realtime.netty.upgrade.SocketTarget;
import dev.parlor.realtime.netty.upgrade.UpgradeRequest;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.util.ReferenceCountUtil;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Optional;

/// A handshake between its request and its response. Keeps what arrives meanwhile; then the connection's
/// [FrameReader] replaces it, or it refuses the handshake and hangs up.
///
/// Confined to the event loop.
final class PendingUpgrade extends ChannelInboundHandlerAdapter {
    /// How many bytes may follow the handshake before it is answered.
    private static final int MOST_EARLY_BYTES = 64 * 1024;

    /// When a client with too many open sockets may retry: no one knows when one of them will close.
    private static final int RETRY_SECONDS = 5;

    private final SocketGates gates;
    private final Channel channel;
    private final ArrayDeque<ByteBuf> early = new ArrayDeque<>(1);
    private int earlyBytes;
    private Optional<String> network = Optional.empty();
    private boolean refused;

    PendingUpgrade(SocketGates gates, Channel channel) {
        this.gates = gates;
        this.channel = channel;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof ByteBuf bytes && !refused) {
            keep(bytes);
        } else {
            // The end of the request, which has no body; or anything after a refusal.
            ReferenceCountUtil.release(message);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        forgetEarly();
        network.ifPresent(gates.services().admissions()::giveBackNetwork);
        network = Optional.empty();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        ConnectionClose.broken(channel, cause);
    }

    private void keep(ByteBuf bytes) {
        early.add(bytes);
        earlyBytes += bytes.readableBytes();
        if (earlyBytes > MOST_EARLY_BYTES) {
            ConnectionClose.cutOff(channel);
        }
    }

    private void forgetEarly() {
        early.forEach(ReferenceCountUtil::release);
        early.clear();
    }

    /// Doesn't use `request` after it returns.
    void begin(HttpRequest request) {
        var peer = channel.remoteAddress() instanceof InetSocketAddress remote
                ? remote.getAddress().getHostAddress()
                : channel.remoteAddress().toString();
        var address = gates.clients().address().apply(peer, request.headers()::getAll);
        var forwardedHost = gates.clients().forwardedHost().apply(peer, request.headers()::getAll);
        var counted = gates.clients().network().apply(address);
        var admissions = gates.services().admissions();
        if (admissions.closed()) {
            refuse(HandshakeRefusal.restarting());
        } else if (!admissions.knock(counted)) {
            throttle(SocketLimit.HANDSHAKES, 1);
        } else {
            switch (gates.rules().check(request, SocketTarget.of(request.uri()), address, forwardedHost)) {
                case UpgradeRequest.InvalidUpgrade(var refusal) -> refuse(refusal);
                case UpgradeRequest.ValidUpgrade possible -> authenticate(possible, counted);
            }
        }
    }

    private void authenticate(UpgradeRequest.ValidUpgrade upgrade, String counted) {
        if (!gates.services().admissions().takeNetwork(counted)) {
            throttle(SocketLimit.PER_ADDRESS, RETRY_SECONDS);
            return;
        }
        network = Optional.of(counted);
        var asking = new HandshakeAuthentication(gates.services().authenticator());
        Thread.startVirtualThread(() -> {
            var verdict = asking.of(upgrade.credential());
            EventLoopState.execute(channel.eventLoop(), () -> answer(upgrade, verdict));
        });
    }

    private void answer(UpgradeRequest.ValidUpgrade upgrade, HandshakeAuthentication.AuthenticationVerdict verdict) {
        if (!channel.isActive()) {
            return;
        }
        switch (verdict) {
            case HandshakeAuthentication.HandshakeAdmitted(var principal) -> admit(upgrade, principal);
            case HandshakeAuthentication.HandshakeRejected(var code, var reason) -> {
                gates.services().traffic().ended(code.code());
                var close = CloseFrame.of(code, reason).encode(channel.alloc());
                sayNo(channel.alloc().buffer().writeBytes(switching(upgrade)).writeBytes(close));
                close.release();
            }
        }
    }

    private void admit(UpgradeRequest.ValidUpgrade upgrade, Principal principal) {
        var admissions = gates.services().admissions();
        var place = new SocketAdmission.ConnectionOwner(principal, network.orElseThrow());
        if (admissions.closed()) {
            refuse(HandshakeRefusal.restarting());
        } else if (!admissions.enter(place)) {
            throttle(SocketLimit.PER_USER, RETRY_SECONDS);
        } else {
            // The slot belongs to the connection now.
            network = Optional.empty();
            var loop = gates.loopOf(channel.eventLoop());
            gates.services().traffic().began(upgrade.route());
            makeWayFor(new NettyConnection(loop, channel, place, upgrade, switching(upgrade)));
        }
    }

    private void makeWayFor(NettyConnection connection) {
        var pipeline = channel.pipeline();
        pipeline.replace(this, null, connection.reader());
        connection.open();
        early.forEach(pipeline::fireChannelRead);
        early.clear();
        connection.reader().startReading();
    }

    private void throttle(SocketLimit limit, int seconds) {
        gates.services().traffic().throttled().increment(limit);
        refuse(HandshakeRefusal.throttled(seconds));
    }

    private void refuse(HandshakeRefusal refusal) {
        gates.services().traffic().refused().increment(refusal.status().code());
        sayNo(refusal.encode(channel.alloc()));
    }

    private void sayNo(ByteBuf lastWords) {
        refused = true;
        forgetEarly();
        ConnectionClose.say(channel, lastWords, gates.services().timing().closing());
    }

    private static byte[] switching(UpgradeRequest.ValidUpgrade upgrade) {
        var head = "HTTP/1.1 101 Switching Protocols\r\n"
                + "Upgrade: websocket\r\n"
                + "Connection: Upgrade\r\n"
                + "Sec-WebSocket-Accept: " + upgrade.accept() + "\r\n\r\n";
        return head.getBytes(US_ASCII);
    }
}
