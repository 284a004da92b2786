package dev.parlor.metrics;

import dev.parlor.http.HttpTraffic;

/// What is asked by HTTP.
record HttpSource(HttpTraffic traffic) implements Source {
    @Override
    public void tell(Figures figures) {
        traffic.answers()
                .forEach((answer, count) -> figures.tell(
                        Figure.REQUESTS,
                        count,
                        answer.place().method(),
                        answer.place().route(),
                        answer.status()));
        traffic.times()
                .forEach((place, times) -> figures.tell(Figure.REQUEST_TIMES, times, place.method(), place.route()));
    }
}
