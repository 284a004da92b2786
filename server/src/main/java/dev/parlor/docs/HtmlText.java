package dev.parlor.docs;

/// Text in HTML.
final class HtmlText {
    private HtmlText() {}

    /// The text as it must stand in an element or a quoted attribute.
    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /// Text in a machine's hand.
    static String code(String text) {
        return "<code>" + escape(text) + "</code>";
    }

    /// Something to be copied; the button comes with a script, so that nobody sees one that does nothing.
    static String copyable(String text) {
        return "<pre class=\"copyable\" tabindex=\"0\"><code>" + escape(text) + "</code></pre>";
    }
}
