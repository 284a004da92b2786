package dev.parlor.store;

import dev.parlor.tally.DurationHistogram;
import dev.parlor.trace.Span;
import dev.parlor.trace.Spans;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/// A database that measures its calls and records them in traces.
public final class MeasuredDatabase implements Database {
    private final Database database;
    private final Spans spans;
    private final OutageLog outages = new OutageLog();
    private final DatabaseTraffic traffic = new DatabaseTraffic();

    public MeasuredDatabase(Database database, Spans spans) {
        this.database = database;
        this.spans = spans;
    }

    public DatabaseTraffic traffic() {
        return traffic;
    }

    @Override
    public <T> T read(Function<Handle, T> query) {
        return measured("read", traffic.reads(), outages::worked, outages::failed, () -> database.read(query));
    }

    @Override
    public <T> T write(Function<Tx, T> work) {
        return measured(
                "transaction", traffic.writes(), outages::wrote, outages::failedToWrite, () -> database.write(work));
    }

    private <T> T measured(
            String what,
            DurationHistogram durations,
            Runnable worked,
            Consumer<StoreUnavailable> failed,
            Supplier<T> call) {
        var begun = System.nanoTime();
        try (var span = spans.part(what)) {
            return failing(span, worked, failed, call);
        } finally {
            durations.record(System.nanoTime() - begun);
        }
    }

    private <T> T failing(Span span, Runnable worked, Consumer<StoreUnavailable> failed, Supplier<T> call) {
        try {
            var result = call.get();
            worked.run();
            return result;
        } catch (StoreUnavailable outage) {
            failed.accept(outage);
            span.failed(outage.getClass().getSimpleName());
            traffic.failures().increment();
            throw outage;
        }
    }

    @Override
    public Optional<StoreUnavailable> outage() {
        var outage = database.outage();
        outage.ifPresentOrElse(outages::failedToWrite, outages::wrote);
        return outage;
    }

    @Override
    public DatabaseLoad load() {
        return database.load();
    }

    @Override
    public void whenDoubtIsOver(Runnable listener) {
        database.whenDoubtIsOver(listener);
    }

    @Override
    public boolean shared() {
        return database.shared();
    }

    @Override
    public void close() {
        database.close();
    }
}
