/// The pages under `/docs/`: the start page, the REST map, the catalogue of socket messages, all errors, and
/// the guide for client developers.
///
/// Owns turning `api/*.yaml` and Markdown into pages; nothing is read or generated before a page is
/// requested. Does not own the two documents themselves, which are served unchanged, nor how pages are sent.
@NullMarked
package dev.parlor.docs;

import org.jspecify.annotations.NullMarked;
