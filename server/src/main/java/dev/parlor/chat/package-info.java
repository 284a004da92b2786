/// Chat (contract §2.5, §3.3, §3.4): what direct messages and lobbies share.
@NullMarked
package dev.parlor.chat;

import org.jspecify.annotations.NullMarked;
