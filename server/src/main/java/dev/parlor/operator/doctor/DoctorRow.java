package dev.parlor.operator.doctor;

record DoctorRow(String name, DoctorFinding finding) {
    static DoctorRow ok(String name, String is) {
        return new DoctorRow(name, new DoctorFinding.OkResult(is));
    }

    static DoctorRow warning(String name, String is, String fix) {
        return new DoctorRow(name, new DoctorFinding.WarningResult(is, fix));
    }

    static DoctorRow problem(String name, String is, String fix) {
        return new DoctorRow(name, new DoctorFinding.ProblemResult(is, fix));
    }

    static DoctorRow skipped(String name, String why) {
        return new DoctorRow(name, new DoctorFinding.SkippedResult(why));
    }
}
