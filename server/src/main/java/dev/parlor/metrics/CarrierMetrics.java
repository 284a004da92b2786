package dev.parlor.metrics;

import java.lang.management.ManagementFactory;
import jdk.management.VirtualThreadSchedulerMXBean;

/// The few carrier threads of all virtual threads: when many virtual threads wait for one, the node has too
/// little CPU, or something blocks its carriers.
record CarrierMetrics(VirtualThreadSchedulerMXBean scheduler) implements MetricsSource {
    CarrierMetrics() {
        this(ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class));
    }

    @Override
    public void tell(MetricSamples samples) {
        samples.tell(Metric.VIRTUAL_THREADS_CARRIED, scheduler.getMountedVirtualThreadCount());
        samples.tell(Metric.VIRTUAL_THREADS_WAITING, scheduler.getQueuedVirtualThreadCount());
        samples.tell(Metric.CARRIERS, scheduler.getPoolSize());
    }
}
