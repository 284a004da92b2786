package dev.parlor.limits;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import java.util.Optional;

/// Where nodes keep what they count together.
@FunctionalInterface
public interface SharedBuckets {
    /// Each node counts for itself.
    SharedBuckets NONE = (name, configuration) -> Optional.empty();

    /// The bucket of this name, forgotten once it is full; empty while it can't be reached. Its methods block, and
    /// throw when that changes.
    ///
    /// @param name of the limit and of whom it is for, without anything personal
    Optional<Bucket> bucket(String name, BucketConfiguration configuration);
}
