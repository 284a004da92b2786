package dev.parlor.demo;

import dev.parlor.limits.RateLimit;
import java.util.List;

/// The settings of the demo.
///
/// @param emails the addresses of the two players
/// @param logins the rate limit for the logins of one client
public record DemoSettings(List<String> emails, RateLimit logins) {}
