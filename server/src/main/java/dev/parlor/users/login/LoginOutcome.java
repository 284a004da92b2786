package dev.parlor.users.login;

/// How an attempt to log in has ended.
public enum LoginOutcome {
    OK,
    /// No such account, another password, or disabled.
    REFUSED,
    /// Too many failures with this account from this address.
    THROTTLED
}
