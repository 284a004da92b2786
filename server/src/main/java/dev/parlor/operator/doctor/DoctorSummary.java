package dev.parlor.operator.doctor;

/// Summarises all findings.
final class DoctorSummary {
    private int problems;
    private int warnings;
    private int all;

    void count(DoctorFinding finding) {
        all++;
        switch (finding) {
            case DoctorFinding.ProblemResult _ -> problems++;
            case DoctorFinding.WarningResult _ -> warnings++;
            case DoctorFinding.OkResult _, DoctorFinding.SkippedResult _ -> {}
        }
    }

    int problems() {
        return problems;
    }

    String sentence() {
        if (problems > 0) {
            return many(problems, "problem") + (warnings > 0 ? " and " + many(warnings, "warning") : "")
                    + ". Fix the problems before you start the server.";
        }
        return warnings > 0
                ? many(warnings, "warning") + ", no problem: the server can run."
                : "All " + all + " checks passed.";
    }

    private static String many(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
