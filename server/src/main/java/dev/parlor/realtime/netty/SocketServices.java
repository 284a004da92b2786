package dev.parlor.realtime.netty;

import dev.parlor.realtime.Authenticator;
import dev.parlor.realtime.ChannelLayer;

/// What all connections of a node share.
///
/// @param admissions who is in
/// @param frames how fast one socket may send
/// @param throttled what one that sends faster is told
/// @param traffic what happens on them
record SocketServices(
        ChannelLayer layer,
        Authenticator authenticator,
        SocketTiming timing,
        Admissions admissions,
        Pace frames,
        Throttled throttled,
        SocketTraffic traffic) {}
