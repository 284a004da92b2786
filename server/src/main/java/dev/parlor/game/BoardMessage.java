package dev.parlor.game;

import dev.parlor.realtime.Broadcast;
import dev.parlor.realtime.Topic;
import java.util.List;

/// One change, ready to be told.
///
/// @param seated those whose role it changed
record BoardMessage(Topic topic, Broadcast.NumberedMessage message, List<BoardMember> seated) {}
