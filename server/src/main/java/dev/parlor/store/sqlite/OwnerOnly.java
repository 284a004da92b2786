package dev.parlor.store.sqlite;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/// Files and folders that only the server's account may read, since they contain password hashes and keys.
/// Where the file system has no such permissions (Windows), the folder's own rules apply.
public final class OwnerOnly {
    private OwnerOnly() {}

    /// Creates the folder (0700) and its parents, if missing.
    public static Path folder(Path folder) throws IOException {
        return Files.isDirectory(folder) ? folder : Files.createDirectories(folder, only(folder, "rwx------"));
    }

    /// Creates an empty file (0600), if missing.
    public static Path file(Path file) throws IOException {
        try {
            return Files.createFile(file, only(file, "rw-------"));
        } catch (FileAlreadyExistsException there) {
            return file;
        }
    }

    /// Restricts a copied file to its owner.
    public static void narrow(Path file) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
    }

    /// The attribute for creating a file with these permissions.
    public static FileAttribute<?>[] only(Path near, String permissions) {
        var posix = near.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
