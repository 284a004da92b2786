package dev.parlor.metrics;

import java.lang.management.ManagementFactory;
import jdk.management.VirtualThreadSchedulerMXBean;

/// The few threads that carry all virtual ones: when many of these wait to be carried, the node has too little
/// processor, or something holds its carriers up.
record CarrierSource(VirtualThreadSchedulerMXBean scheduler) implements Source {
    CarrierSource() {
        this(ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class));
    }

    @Override
    public void tell(Figures figures) {
        figures.tell(Figure.VIRTUAL_THREADS_CARRIED, scheduler.getMountedVirtualThreadCount());
        figures.tell(Figure.VIRTUAL_THREADS_WAITING, scheduler.getQueuedVirtualThreadCount());
        figures.tell(Figure.CARRIERS, scheduler.getPoolSize());
    }
}
