package dev.parlor.http.server;

import dev.parlor.http.client.ClientAddress;
import dev.parlor.http.request.HttpTraffic;
import dev.parlor.limits.AddressKey;
import dev.parlor.tally.KeyedCounter;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerAdapter;
import io.netty.channel.ChannelHandlerContext;

/// Limits the connections of each address. A connection keeps its slot until it is closed or becomes a
/// socket; sockets are counted elsewhere. Thread-safe.
final class ConnectionSlots {
    private final ClientAddress clients;
    private final HttpTraffic traffic;
    private final KeyedCounter<AddressKey> addresses;

    ConnectionSlots(ClientAddress clients, int perAddress, HttpTraffic traffic) {
        this.clients = clients;
        this.traffic = traffic;
        addresses = new KeyedCounter<>(perAddress);
    }

    /// Takes a slot for a new connection; false when its address has too many.
    boolean take(Channel channel, String address) {
        if (clients.isProxy(address)) {
            return true;
        }
        var key = AddressKey.of(address);
        if (!addresses.take(key)) {
            traffic.throttled().increment(HttpTraffic.CONNECTIONS);
            return false;
        }
        channel.pipeline().addFirst("place", new Place(key));
        return true;
    }

    /// Is removed from the pipeline when the connection closes, or earlier when it becomes a socket.
    private final class Place extends ChannelHandlerAdapter {
        private final AddressKey key;

        Place(AddressKey key) {
            this.key = key;
        }

        @Override
        public void handlerRemoved(ChannelHandlerContext context) {
            addresses.giveBack(key);
        }
    }
}
