package dev.parlor.operator.doctor;

import java.util.List;

/// One thing to look at, which may come to several rows.
///
/// @param name of the row that is shown meanwhile, and when nothing comes of it
record DoctorCheck(String name, CheckAction look) {
    /// Looks, and may take its time: whoever asks waits no longer than the limit.
    @FunctionalInterface
    interface CheckAction {
        List<DoctorRow> rows() throws Exception;
    }
}
