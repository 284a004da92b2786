/// Holds the server to its two documents, `api/openapi.yaml` and `api/asyncapi.yaml`: what a test sees a real
/// server say must be written there, and what is written there must be in the code.
///
/// Owns reading the documents and checking answers, frames and close codes against them. Does not own how a test
/// talks to a server: that is the test kit's, which shows what it sees to a [dev.parlor.testkit.Witness].
@NullMarked
package dev.parlor.contract;

import org.jspecify.annotations.NullMarked;
