/// The pages under `/docs/`: the start, the REST map, the catalogue of what is said on sockets, everything that can
/// go wrong, and the guide for who writes a client.
///
/// Owns turning `api/*.yaml` and Markdown into pages; nothing is read or made before somebody asks for a page. Does
/// not own the two documents themselves, which are served as they are, nor how pages are sent.
@NullMarked
package dev.parlor.docs;

import org.jspecify.annotations.NullMarked;
