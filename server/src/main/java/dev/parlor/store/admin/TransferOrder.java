package dev.parlor.store.admin;

import java.util.ArrayList;
import java.util.List;

/// Sorts tables so that each one follows the tables that its rows refer to.
final class TransferOrder {
    private TransferOrder() {}

    static List<TransferTable> of(List<TransferTable> tables) {
        var waiting = new ArrayList<>(tables);
        var ordered = new ArrayList<TransferTable>();
        while (!waiting.isEmpty()) {
            var ready = waiting.stream()
                    .filter(table ->
                            waiting.stream().noneMatch(other -> table.parents().contains(other.name())))
                    .toList();
            if (ready.isEmpty()) {
                // A cycle needs deferred constraints; support them here before adding one to the schema.
                throw new IllegalStateException("These tables refer to each other in a circle: "
                        + waiting.stream().map(TransferTable::name).toList());
            }
            ordered.addAll(ready);
            waiting.removeAll(ready);
        }
        return List.copyOf(ordered);
    }
}
