import {call} from "/api.js";

/** The REST calls for friends, messages and invites. Each returns the parsed body, or throws `ApiError`. */
export const socialApi = {
  friends: () => call("GET", "/api/friends/friends/"),
  requests: () => call("GET", "/api/friends/pending/"),
  befriend: (email) => call("POST", "/api/friends/", {to_user_email: email}),
  accept: (friendship) => call("POST", `/api/friends/${friendship}/accept/`),
  decline: (friendship) => call("DELETE", `/api/friends/${friendship}/decline/`),
  /** Removes a friend, or withdraws a request. */
  remove: (friendship) => call("DELETE", `/api/friends/${friendship}/`),
  block: (user) => call("POST", `/api/friends/${user}/block/`),
  unblock: (user) => call("DELETE", `/api/friends/${user}/block/`),
  blocked: () => call("GET", "/api/friends/blocked/"),

  conversationWith: (friend) => call("GET", `/api/chat/conversation-with/${friend}/`),
  conversations: () => call("GET", "/api/chat/conversations/"),
  /** @param {number} [before] returns only messages older than this one */
  messages: (conversation, before) =>
    call("GET", `/api/chat/conversations/${conversation}/messages/${before ? `?before=${before}` : ""}`),

  invites: () => call("GET", "/api/invites/inbox/?status=pending&role="),
  invite: (friend) => call("POST", "/api/invites/", {to_user_id: friend}),
  acceptInvite: (invite) => call("POST", `/api/invites/${invite}/accept/`),
  declineInvite: (invite) => call("POST", `/api/invites/${invite}/decline/`),
  cancelInvite: (invite) => call("POST", `/api/invites/${invite}/cancel/`),
};
