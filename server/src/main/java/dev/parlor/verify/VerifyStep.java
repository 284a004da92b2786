package dev.parlor.verify;

import dev.parlor.verify.checks.VerifyCheck;
import java.util.List;

/// One row of the table.
///
/// @param needs steps that must pass before this one is meaningful
record VerifyStep(String name, VerifyCheck check, List<VerifyStep> needs) {
    VerifyStep(String name, VerifyCheck check, VerifyStep... needs) {
        this(name, check, List.of(needs));
    }
}
