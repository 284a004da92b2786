package dev.parlor.operator.doctor;

import dev.parlor.config.Config;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Checks whether the data folder exists, is writable, belongs to this account, and has enough space.
record FolderChecks(Config config) {
    private static final String NAME = "data folder";
    private static final long MEGABYTE = 1L << 20;
    private static final long LITTLE = 1_024 * MEGABYTE;
    private static final long TOO_LITTLE = 100 * MEGABYTE;

    List<DoctorRow> rows() throws IOException {
        var folder = config.dataFolder().toAbsolutePath().normalize();
        var rows = new ArrayList<DoctorRow>();
        rows.add(Files.exists(folder) ? there(folder) : missing(folder));
        rows.add(space(existing(folder)));
        return rows;
    }

    private static DoctorRow missing(Path folder) {
        var above = existing(folder);
        return Files.isDirectory(above) && Files.isWritable(above)
                ? DoctorRow.ok(NAME, folder + " does not exist yet; the first start creates it.")
                : DoctorRow.problem(
                        NAME,
                        folder + " does not exist, and this account cannot create it in " + above + ".",
                        "sudo install -d -m 700 -o " + System.getProperty("user.name") + " " + folder);
    }

    private static DoctorRow there(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return DoctorRow.problem(
                    NAME, folder + " is a file, not a folder.", "Set DATA_DIR to a folder: DATA_DIR=./data");
        }
        var owner = Files.getOwner(folder).getName();
        var self = System.getProperty("user.name");
        if (!Files.isWritable(folder) || !Files.isExecutable(folder)) {
            return DoctorRow.problem(
                    NAME,
                    folder + " belongs to " + owner + ", and this account (" + self + ") cannot write to it.",
                    "Run the server, and this, as " + owner + "; or: sudo chown -R " + self + " " + folder);
        }
        if (!owner.equals(self)) {
            return DoctorRow.warning(
                    NAME,
                    folder + " belongs to " + owner + ", but this runs as " + self
                            + ": the results may not apply to the"
                            + " server, and files created this way would not belong to it.",
                    "sudo -u " + owner + " ./parlor doctor");
        }
        if (isOpenToAll(folder)) {
            return DoctorRow.warning(
                    NAME,
                    "Every account of this machine can write to " + folder
                            + ", so any of them can replace the database and the signing key.",
                    "chmod 700 " + folder);
        }
        return DoctorRow.ok(NAME, folder + " exists, and this account (" + self + ") can write to it.");
    }

    /// Whether other users may write to it; false on file systems without POSIX permissions.
    private static boolean isOpenToAll(Path folder) throws IOException {
        return Files.getFileStore(folder).supportsFileAttributeView(PosixFileAttributeView.class)
                && Files.getPosixFilePermissions(folder).contains(PosixFilePermission.OTHERS_WRITE);
    }

    /// The folder, or its nearest existing parent.
    private static Path existing(Path folder) {
        var there = folder;
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        return there;
    }

    private static DoctorRow space(Path folder) throws IOException {
        var store = Files.getFileStore(folder);
        var free = store.getUsableSpace();
        var says = String.format(Locale.ROOT, "%,d MB are free on %s.", free / MEGABYTE, store.name());
        if (free < TOO_LITTLE) {
            return DoctorRow.problem(
                    "disk space", says + " A full disk refuses every change.", "Free disk space: df -h " + folder);
        }
        return free < LITTLE
                ? DoctorRow.warning("disk space", says, "Free disk space, or move DATA_DIR: df -h " + folder)
                : DoctorRow.ok("disk space", says);
    }
}
