/// What an operator can measure, in the formats of Prometheus.
///
/// Owns the name, the meaning and the labels of each figure, and writes the page. Does not own the counting: that
/// is done all the time, by the parts where things happen, with [dev.parlor.tally]; nor who may read the page,
/// which is [dev.parlor.http.MetricsAccess]. Nothing in here is loaded unless the page is configured.
@NullMarked
package dev.parlor.metrics;

import org.jspecify.annotations.NullMarked;
