package dev.parlor.e2e;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Reads out of a module of the client what its templates would show by themselves: the text between tags, and the
/// attributes that are read out or shown.
final class Templates {
    private static final Pattern OPENING = Pattern.compile("(?<!`)\\b(?:html|svg)`");
    private static final Pattern ATTRIBUTE =
            Pattern.compile("\\s(?:aria-label|title|placeholder|alt|aria-description|value)=\"([^\"]*\\p{L}[^\"]*)\"");

    private final String module;
    private final List<String> found = new ArrayList<>();

    private Templates(String module) {
        this.module = module;
    }

    /// The literal words, template by template.
    static List<String> words(String module) {
        var templates = new Templates(module);
        var opening = OPENING.matcher(module);
        var at = 0;
        while (opening.find(at)) {
            at = templates.template(opening.end());
        }
        return templates.found;
    }

    /// Reads from behind the opening backtick, and answers where the closing one is.
    private int template(int from) {
        var literal = new StringBuilder();
        var at = from;
        while (module.charAt(at) != '`') {
            if (module.startsWith("${", at)) {
                at = expression(at + 2);
                literal.append('\u0000');
            } else {
                literal.append(module.charAt(at));
                at += module.charAt(at) == '\\' ? 2 : 1;
            }
        }
        var markup = literal.toString();
        ATTRIBUTE.matcher(markup).results().map(match -> match.group(1).strip()).forEach(found::add);
        for (var text : markup.replaceAll("<[^>]*>", "\n").split("[\n\u0000]", -1)) {
            if (text.codePoints().anyMatch(Character::isLetter)) {
                found.add(text.strip());
            }
        }
        return at + 1;
    }

    /// Reads from behind `${`, and answers where the text goes on behind the brace.
    private int expression(int from) {
        var open = 1;
        var at = from;
        while (open > 0) {
            var next = module.charAt(at);
            if (next == '`') {
                var tagged = module.startsWith("html", at - 4) || module.startsWith("svg", at - 3);
                at = tagged ? template(at + 1) : new Templates(module).template(at + 1);
                continue;
            }
            open += next == '{' ? 1 : next == '}' ? -1 : 0;
            at++;
        }
        return at;
    }
}
