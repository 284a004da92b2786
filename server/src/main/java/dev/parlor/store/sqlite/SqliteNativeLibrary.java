package dev.parlor.store.sqlite;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;
import org.sqlite.util.OSInfo;

/// SQLite's native library, unpacked once into the data folder.
///
/// By default the driver unpacks it at every start and compares the copy byte by byte, which takes longer
/// than the rest of opening a database.
public final class SqliteNativeLibrary {
    private static final String FOLDER = "org.sqlite.lib.path";
    private static final String NAME = "org.sqlite.lib.name";

    private SqliteNativeLibrary() {}

    /// Unpacks the library and points the driver to it. Applies once per process; a path set by the operator
    /// is kept. Where this fails (a folder that programs may not be run from), the driver falls back to its
    /// default.
    public static void unpack(Path dataFolder) throws IOException {
        if (System.getProperty(FOLDER) != null) {
            return;
        }
        var name = LibraryLoaderUtil.getNativeLibName();
        var folder = OwnerOnly.folder(folder(dataFolder));
        var library = folder.resolve(name);
        if (!Files.exists(library)) {
            try (var packed = SqliteNativeLibrary.class.getResourceAsStream(
                    LibraryLoaderUtil.getNativeLibResourcePath() + "/" + name)) {
                if (packed == null) {
                    return;
                }
                write(packed, library);
            }
        }
        use(folder, name);
    }

    /// Like [#unpack], but only uses a library unpacked earlier, and only where no one else could have put
    /// it; otherwise the driver uses its default.
    public static void useUnpacked(Path dataFolder) {
        var name = LibraryLoaderUtil.getNativeLibName();
        var folder = folder(dataFolder);
        if (System.getProperty(FOLDER) == null && Files.isReadable(folder.resolve(name)) && !openToAll(dataFolder)) {
            use(folder, name);
        }
    }

    /// Whether any user of this machine could have put a library there, as in `/tmp`.
    private static boolean openToAll(Path folder) {
        try {
            return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
                    && Files.getPosixFilePermissions(folder).contains(PosixFilePermission.OTHERS_WRITE);
        } catch (IOException unknown) {
            // The driver's default works everywhere; it is only slower.
            return true;
        }
    }

    private static Path folder(Path dataFolder) {
        var kind = OSInfo.getNativeLibFolderPathForCurrentOS().replace('/', '-');
        return dataFolder.resolve("sqlite-" + SQLiteJDBCLoader.getVersion() + "-" + kind);
    }

    private static void use(Path folder, String name) {
        System.setProperty(NAME, name);
        System.setProperty(FOLDER, folder.toString());
    }

    /// Writes to a temporary name first, so that a killed start leaves no partial file; of two concurrent
    /// starts, the last one wins.
    private static void write(InputStream packed, Path library) throws IOException {
        var draft = Files.createTempFile(library.getParent(), "unpacking", "");
        try {
            Files.copy(packed, draft, StandardCopyOption.REPLACE_EXISTING);
            try (var written = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                written.force(true);
            }
            Files.move(draft, library, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
    }
}
