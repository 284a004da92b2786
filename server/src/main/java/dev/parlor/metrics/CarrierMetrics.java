package dev.parlor.metrics;

import java.lang.management.ManagementFactory;
import jdk.management.VirtualThreadSchedulerMXBean;

/// The few threads that carry all virtual ones: when many of these wait to be carried, the node has too little
/// processor, or something holds its carriers up.
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
