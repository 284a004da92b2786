package dev.parlor.http;

/// A feature's REST routes.
public interface Resource {
    /// Adds its routes. Called once, at start.
    void mount(Routes routes);
}
