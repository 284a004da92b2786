package dev.parlor.json;

/// A text in which nothing can be seen. It is as good as an empty one, whether as a name or as a message.
public final class BlankText {
    private BlankText() {}

    /// Whether a text is empty, or made of nothing but spaces and characters that are not drawn.
    public static boolean is(String text) {
        return text.codePoints().allMatch(BlankText::invisible);
    }

    private static boolean invisible(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.NON_SPACING_MARK,
                    Character.UNASSIGNED -> true;
            // Drawn as nothing: fillers of Hangul, an empty Braille cell, a null notehead.
            default ->
                point == 0x115F
                        || point == 0x1160
                        || point == 0x3164
                        || point == 0xFFA0
                        || point == 0x2800
                        || point == 0x1D159;
        };
    }
}
