package dev.parlor.docs;

/// Escapes and formats text for HTML.
final class HtmlText {
    private HtmlText() {}

    /// The text escaped for an element or a quoted attribute.
    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /// Text in a monospaced font.
    static String code(String text) {
        return "<code>" + escape(text) + "</code>";
    }

    /// Text to copy; a script adds the button, so that none appears where it would not work.
    static String copyable(String text) {
        return "<pre class=\"copyable\" tabindex=\"0\"><code>" + escape(text) + "</code></pre>";
    }
}
