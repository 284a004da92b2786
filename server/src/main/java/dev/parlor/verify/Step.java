package dev.parlor.verify;

import java.util.List;

/// A row of the table.
///
/// @param needs what must have been found in order before this makes sense
record Step(String name, Check check, List<Step> needs) {
    Step(String name, Check check, Step... needs) {
        this(name, check, List.of(needs));
    }
}
