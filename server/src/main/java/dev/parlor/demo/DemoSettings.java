package dev.parlor.demo;

import dev.parlor.limits.RateLimit;
import java.util.List;

/// How the demo is set up.
///
/// @param emails of the two players
/// @param logins of one client
public record DemoSettings(List<String> emails, RateLimit logins) {}
