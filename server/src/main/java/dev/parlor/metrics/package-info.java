/// Metrics for operators, in the formats of Prometheus.
///
/// Owns the name, the meaning and the labels of each metric, and writes the page. Does not own the counting,
/// which each part of the server always does with [dev.parlor.tally], nor access to the page, which belongs
/// to [dev.parlor.http.MetricsAccess]. Nothing in this package is loaded unless the page is configured.
@NullMarked
package dev.parlor.metrics;

import org.jspecify.annotations.NullMarked;
