package dev.parlor.contract;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder.request;

import dev.parlor.Node;
import dev.parlor.testkit.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.engine.JupiterTestEngine;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/// The whole program and its tests once more, compiled with one [Break].
final class BrokenServer implements AutoCloseable {
    private static final String OURS = "dev.parlor.";
    private static final LauncherConfig ALONE = LauncherConfig.builder()
            .enableLauncherSessionListenerAutoRegistration(false)
            .enableTestExecutionListenerAutoRegistration(false)
            .enablePostDiscoveryFilterAutoRegistration(false)
            .enableTestEngineAutoRegistration(false)
            .addTestEngines(new JupiterTestEngine())
            .build();

    private final Path folder = Folders.temporary();
    private final Loader loader;

    BrokenServer(Break change) {
        compile(change);
        loader = new Loader(folder);
    }

    /// Runs a test class against it, in this very process, and returns what went wrong in it.
    List<String> failuresOf(Class<?> test) {
        var thread = Thread.currentThread();
        var before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            var summary = new SummaryGeneratingListener();
            LauncherFactory.create(ALONE)
                    .execute(
                            request()
                                    .selectors(selectClass(Class.forName(test.getName(), true, loader)))
                                    .configurationParameter("junit.jupiter.execution.parallel.enabled", "false")
                                    .build(),
                            summary);
            return summary.getSummary().getFailures().stream()
                    .map(failure -> String.valueOf(failure.getException()))
                    .toList();
        } catch (ClassNotFoundException impossible) {
            throw new AssertionError(impossible);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private void compile(Break change) {
        var source =
                new SimpleJavaFileObject(
                        URI.create("string:///" + OURS.replace('.', '/') + change.source()),
                        JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return change.changed();
                    }
                };
        var options = List.of(
                "-d",
                folder.toString(),
                "-classpath",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "-parameters",
                "-proc:none",
                "-nowarn");
        if (!ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, null, options, null, List.of(source))
                .call()) {
            throw new AssertionError("does not compile: " + change.what());
        }
    }

    @Override
    public void close() {
        try {
            loader.close();
        } catch (IOException open) {
            throw new UncheckedIOException(open);
        }
        Folders.delete(folder);
    }

    /// Has every class of ours anew, what was just compiled first, and all others from where they are.
    private static final class Loader extends URLClassLoader {
        Loader(Path changed) {
            super(
                    new URL[] {url(changed), folderOf(Node.class), folderOf(BrokenServer.class)},
                    BrokenServer.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                var known = findLoadedClass(name);
                return known != null ? known : name.startsWith(OURS) ? findClass(name) : super.loadClass(name, resolve);
            }
        }

        private static URL folderOf(Class<?> ours) {
            return ours.getProtectionDomain().getCodeSource().getLocation();
        }

        private static URL url(Path folder) {
            try {
                return folder.toUri().toURL();
            } catch (IOException malformed) {
                throw new UncheckedIOException(malformed);
            }
        }
    }
}
