/**
 * The messages of each socket by `type`, as in `api/asyncapi.yaml`. Unknown types and more fields may arrive too: ignore
 * them.
 *
 * @typedef {"X" | "O"} Role
 * @typedef {{type: "error", id?: string, code: string, message: string}} Refused
 * @typedef {{type: "ack", id: string}} Acknowledged
 * @typedef {{error: Refused, ack: Acknowledged}} Answers
 * @typedef {{id: number | null, first_name: string}} Seat
 *
 * @typedef {object} GameUpdate the whole game, after each change and on connect
 * @property {"game_update"} type
 * @property {string} game_id
 * @property {string} game_type
 * @property {string} board_state nine characters, row by row: `_`, `X`, `O`
 * @property {Role} current_turn
 * @property {Role | "D" | null} winner
 * @property {boolean} is_completed
 * @property {number[]} winning_combination the three cells, or none
 * @property {Role | "Spectator"} player_role of the receiver
 * @property {Seat} player_x
 * @property {Seat} player_o
 * @property {number} version one more after each change
 * @property {string} epoch versions of another epoch belong to another history, that before a restored backup
 *
 * @typedef {object} RematchOffer
 * @property {"rematch_offer"} type
 * @property {string} game_id
 * @property {string} message
 * @property {Role} rematchRequestedBy
 * @property {number} requesterUserId
 * @property {number} receiverUserId
 * @property {boolean} showActions whether the receiver of this message is to answer it
 * @property {number} createdAtMs
 *
 * @typedef {{type: "rematch_declined" | "rematch_expired", game_id: string, message: string, requesterUserId: number,
 *   receiverUserId: number, createdAtMs: number}} RematchEnd
 * @typedef {{type: "rematch_start", new_game_id: number, lobby_id: string, sessionKey: string, message: string}} RematchStart
 *
 * @typedef {Answers & {
 *   session_established: {type: "session_established", lobbyId: string, sessionKey: string},
 *   update_player_list: {type: "update_player_list", players: {id: number, first_name: string, role: Role}[]},
 *   game_update: GameUpdate,
 *   rematch_offer: RematchOffer,
 *   rematch_declined: RematchEnd,
 *   rematch_expired: RematchEnd,
 *   rematch_start: RematchStart,
 * }} GameEvents
 *
 * @typedef {{dm_unread_total: number, by_friend: Record<string, number>, invites_pending: number}} Unread
 * @typedef {{type: "hello", server_time: string, user_id: number, last_event_id: number, unread: Unread, online_friends: number[],
 *   epoch: string}} Hello
 * @typedef {object} Invite
 * @property {string} inviteId
 * @property {number} fromUserId
 * @property {number} toUserId
 * @property {string} fromUserName
 * @property {string} toUserName
 * @property {string} gameType
 * @property {string} lobbyId
 * @property {"pending" | "accepted" | "declined" | "canceled" | "expired"} status
 * @property {string} createdAt
 * @property {string} expiresAt
 * @property {string | null} respondedAt
 *
 * @typedef {{id: number, from_user: number, to_user: number, from_user_name: string, to_user_name: string, friend_id: number,
 *   friend_name: string, friend_status: "online" | "offline", is_accepted: boolean, created_at: string}} Friendship
 * @typedef {{type: "dm", sender_id: number, receiver_id: number, message: string, message_id: number, conversation_id: string,
 *   timestamp: string, event_id: number}} DirectMessageNews
 * @typedef {Omit<DirectMessageNews, "type"> & {type: "dm_sent"}} DirectMessageSentNews told to the sender
 * @typedef {{type: "status_update", user_id: number, status: "online" | "offline"}} StatusUpdate
 *
 * @typedef {Answers & {
 *   hello: Hello,
 *   resync: {type: "resync", epoch: string},
 *   dm: DirectMessageNews,
 *   dm_sent: DirectMessageSentNews,
 *   badge: {type: "badge"} & Unread,
 *   invite_created: {type: "invite_created", invite: Invite, event_id: number},
 *   invite_sent: {type: "invite_sent", invite: Invite, event_id: number},
 *   invite_status: {type: "invite_status", invite: Invite, event_id: number},
 *   status_update: StatusUpdate,
 *   friend_request: {type: "friend_request", friendship: Friendship, event_id: number},
 *   friend_request_sent: {type: "friend_request_sent", friendship: Friendship, event_id: number},
 *   friend_accepted: {type: "friend_accepted", friendship: Friendship, event_id: number},
 *   friend_added: {type: "friend_added", friendship: Friendship, event_id: number},
 *   friend_removed: {type: "friend_removed", friendship: Friendship, event_id: number},
 *   block_changed: {type: "block_changed", user_id: number, blocked: boolean, event_id: number},
 *   profile_changed: {type: "profile_changed", first_name: string, last_name: string, avatar: string | null, guest: boolean, event_id: number},
 *   sessions_changed: {type: "sessions_changed"},
 * }} NotificationEvents
 *
 * @typedef {Answers & {status_update: StatusUpdate}} PresenceEvents
 *
 * @typedef {{type: "message", sender_id: number, receiver_id: number, message: string, message_id: number,
 *   conversation_id: string, timestamp: string, epoch: string}} DirectMessage
 * @typedef {Answers & {
 *   message: DirectMessage,
 *   typing: {type: "typing", sender_id: number},
 *   read: {type: "read", reader_id: number, message_id: number},
 *   resync: {type: "resync", epoch: string},
 * }} ChatEvents
 *
 * @typedef {{id: string, sender: string, sender_id: number, content: string, timestamp: string}} LobbyMessage
 * @typedef {Answers & {
 *   connection_success: {type: "connection_success", message: string},
 *   update_player_list: {type: "update_player_list", players: {id: number, first_name: string, ready: boolean}[], count?: number},
 *   history: {type: "history", messages: LobbyMessage[], epoch: string},
 *   chat_message: {type: "chat_message", message: LobbyMessage},
 *   game_start_acknowledgment: {type: "game_start_acknowledgment", message: string, game_id: number, current_turn: Role},
 *   leave_lobby_success: {type: "leave_lobby_success", message: string},
 * }} LobbyEvents
 */
export {};
