package dev.parlor.users.passwords;

/// How expensive a password hash is to compute, both here and for someone who stole the table.
///
/// @param memoryKib memory it fills, in KiB; at least 8 per lane
/// @param passes over that memory; at least 1
/// @param lanes that could be computed in parallel; at least 1
public record Argon2Cost(int memoryKib, int passes, int lanes) {
    /// The OWASP recommendation (Password Storage Cheat Sheet: Argon2id, m=19456, t=2, p=1).
    public static final Argon2Cost DEFAULT = new Argon2Cost(19_456, 2, 1);

    public Argon2Cost {
        if (lanes < 1 || passes < 1 || memoryKib < 8 * lanes) {
            throw new IllegalArgumentException("Argon2 needs a pass, a lane, and 8 KiB for each lane");
        }
    }
}
