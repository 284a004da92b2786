package dev.parlor.realtime.netty;

import dev.parlor.identity.Authenticator;
import dev.parlor.realtime.channel.ChannelLayer;
import dev.parlor.realtime.netty.limits.PaceLimiter;
import dev.parlor.realtime.netty.limits.SocketAdmission;
import dev.parlor.realtime.netty.limits.SocketTiming;
import dev.parlor.realtime.netty.limits.ThrottledFrame;
import dev.parlor.trace.Spans;

/// What all connections of a node share.
///
/// @param admissions limits who may open a socket
/// @param frames how fast one socket may send
/// @param throttled the error for a socket that sends faster
/// @param traffic the counters of all sockets
/// @param spans records how messages are handled
record SocketServices(
        ChannelLayer layer,
        Authenticator authenticator,
        SocketTiming timing,
        SocketAdmission admissions,
        PaceLimiter frames,
        ThrottledFrame throttled,
        SocketTraffic traffic,
        Spans spans) {}
