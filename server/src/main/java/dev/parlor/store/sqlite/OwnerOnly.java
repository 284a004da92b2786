package dev.parlor.store.sqlite;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/// Files and folders that only the account of the server may read: passwords' hashes and keys are in them. Where
/// the file system knows no such permissions (Windows), the folder's own rules apply.
public final class OwnerOnly {
    private OwnerOnly() {}

    /// Makes the folder (0700) and the ones above it, unless they are there.
    public static Path folder(Path folder) throws IOException {
        return Files.isDirectory(folder) ? folder : Files.createDirectories(folder, only(folder, "rwx------"));
    }

    /// Makes an empty file (0600), unless it is there.
    public static Path file(Path file) throws IOException {
        try {
            return Files.createFile(file, only(file, "rw-------"));
        } catch (FileAlreadyExistsException there) {
            return file;
        }
    }

    /// Takes from others what a file that was copied may have let them do.
    public static void narrow(Path file) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
    }

    /// The attribute to create a new file with.
    public static FileAttribute<?>[] only(Path near, String permissions) {
        var posix = near.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
