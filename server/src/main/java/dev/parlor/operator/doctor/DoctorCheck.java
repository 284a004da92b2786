package dev.parlor.operator.doctor;

import java.util.List;

/// One check, which may produce several rows.
///
/// @param name of the row shown while the check runs, and afterwards if it produces none
record DoctorCheck(String name, CheckAction look) {
    /// Runs the check. It may take long: the caller stops waiting at the limit.
    @FunctionalInterface
    interface CheckAction {
        List<DoctorRow> rows() throws Exception;
    }
}
