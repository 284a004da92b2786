# Sets `heap` to the JVM option that bounds the heap, or to nothing. Sourced by both launchers; needs only a POSIX shell.
#
# The JVM takes a quarter of the memory of the machine or the container. From 4 GB on, 1 GB is enough, and more would
# only be kept: a server that has seen a crowd does not give it back. JAVA_OPTS that say something of the heap win.

memory=0 # MB
if [ -r /proc/meminfo ]; then
  while read -r name size _; do
    [ "$name" != MemTotal: ] || memory=$((size / 1024))
  done </proc/meminfo
fi
group=
[ ! -r /proc/self/cgroup ] || IFS=: read -r _ _ group </proc/self/cgroup || group=
limit=max # bytes
[ ! -r "/sys/fs/cgroup$group/memory.max" ] || read -r limit <"/sys/fs/cgroup$group/memory.max" || limit=max
if [ "$limit" != max ] && [ $((limit / 1048576)) -lt "$memory" ]; then
  memory=$((limit / 1048576))
fi

heap=
case ${JAVA_OPTS:-} in
  *-Xmx* | *MaxHeapSize* | *RAMPercentage*) ;;
  *) [ "$memory" -le 4096 ] || heap=-Xmx1g ;;
esac
