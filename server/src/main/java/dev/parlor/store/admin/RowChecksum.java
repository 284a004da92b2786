package dev.parlor.store.admin;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// Determines whether two tables hold the same rows, regardless of the order in which they are read: compares
/// the number of rows and the sum of the row hashes. Confined to one thread.
final class RowChecksum {
    private final MessageDigest hash = sha256();
    private long rows;
    private long left;
    private long right;

    void add(byte[] row, int length) {
        hash.update(row, 0, length);
        var digest = ByteBuffer.wrap(hash.digest());
        left += digest.getLong();
        right += digest.getLong();
        rows++;
    }

    long rows() {
        return rows;
    }

    boolean same(RowChecksum other) {
        return rows == other.rows && left == other.left && right == other.right;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java runtime has SHA-256", impossible);
        }
    }
}
