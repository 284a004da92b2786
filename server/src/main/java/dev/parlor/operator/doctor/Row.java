package dev.parlor.operator.doctor;

/// One row of the table.
record Row(String name, Finding finding) {
    static Row ok(String name, String is) {
        return new Row(name, new Finding.Ok(is));
    }

    static Row warning(String name, String is, String fix) {
        return new Row(name, new Finding.Warning(is, fix));
    }

    static Row problem(String name, String is, String fix) {
        return new Row(name, new Finding.Problem(is, fix));
    }

    static Row skipped(String name, String why) {
        return new Row(name, new Finding.Skipped(why));
    }
}
