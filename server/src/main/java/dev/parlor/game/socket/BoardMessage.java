package dev.parlor.game.socket;

import dev.parlor.realtime.channel.Broadcast;
import dev.parlor.realtime.channel.Topic;
import java.util.List;

/// One change, ready to be sent.
///
/// @param seated the users whose role it changed
public record BoardMessage(Topic topic, Broadcast.NumberedMessage message, List<BoardMember> seated) {}
