package dev.parlor.contract;

import tools.jackson.databind.JsonNode;

/// A node of a document, and where it stands.
///
/// @param pointer a JSON pointer (RFC 6901) from the document's root; empty is the root itself
record Place(String pointer, JsonNode node) {
    /// The member of that name; a missing node when there is none.
    Place at(String name) {
        return new Place(pointer + "/" + name.replace("~", "~0").replace("/", "~1"), node.path(name));
    }

    /// The element at that index; a missing node when there is none.
    Place at(int index) {
        return new Place(pointer + "/" + index, node.path(index));
    }

    boolean exists() {
        return !node.isMissingNode();
    }
}
