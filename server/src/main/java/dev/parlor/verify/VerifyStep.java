package dev.parlor.verify;

import dev.parlor.verify.checks.VerifyCheck;
import java.util.List;

/// A row of the table.
///
/// @param needs what must have been found in order before this makes sense
record VerifyStep(String name, VerifyCheck check, List<VerifyStep> needs) {
    VerifyStep(String name, VerifyCheck check, VerifyStep... needs) {
        this(name, check, List.of(needs));
    }
}
