package dev.parlor.users;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.stream.Collectors;

/// Host names in their ASCII form (IDNA 2008 with the mapping of UTS 46). [java.net.IDN] follows the older
/// standard, which maps `straße.example` to `strasse.example`; today these are two hosts.
final class AsciiHost {
    private static final int LONGEST_LABEL = 63;
    private static final String PREFIX = "xn--";

    // Parameters of Punycode (RFC 3492 §5).
    private static final int BASE = 36;
    private static final int FIRST_BIAS = 72;
    private static final int FIRST_DAMP = 700;
    private static final int SKEW = 38;
    private static final int MOST_THRESHOLD = 26;

    private AsciiHost() {}

    /// The host in ASCII and lower case. A label that is too long for any host stays as it is.
    static String of(String host) {
        return Arrays.stream(mapped(host).split("\\.", -1))
                .map(label -> isAscii(label) || label.length() > LONGEST_LABEL ? label : PREFIX + punycode(label))
                .collect(Collectors.joining("."));
    }

    private static boolean isAscii(String label) {
        return label.chars().allMatch(character -> character < 128);
    }

    /// Lower-cases each character by itself: a Σ becomes σ even at the end of a word.
    private static String mapped(String host) {
        var small = new StringBuilder();
        Normalizer.normalize(host, Normalizer.Form.NFKC)
                .codePoints()
                .map(AsciiHost::folded)
                .forEach(small::appendCodePoint);
        return Normalizer.normalize(small, Normalizer.Form.NFKC);
    }

    /// UTS 46 maps Cherokee to its capital letters, which are older than the small ones.
    private static int folded(int character) {
        return Character.UnicodeScript.of(character) == Character.UnicodeScript.CHEROKEE
                ? Character.toUpperCase(character)
                : Character.toLowerCase(character);
    }

    /// RFC 3492 §6.3. Can't overflow, because labels are short.
    private static String punycode(String label) {
        var characters = label.codePoints().toArray();
        var encoded = new StringBuilder();
        label.chars().filter(character -> character < 128).forEach(encoded::appendCodePoint);
        var basic = encoded.length();
        if (basic > 0) {
            encoded.append('-');
        }
        var done = basic;
        var delta = 0;
        var bias = FIRST_BIAS;
        for (var last = 127; done < characters.length; delta++) {
            var floor = last;
            var next = Arrays.stream(characters)
                    .filter(character -> character > floor)
                    .min()
                    .getAsInt();
            delta += (next - last - 1) * (done + 1);
            for (var character : characters) {
                if (character < next) {
                    delta++;
                } else if (character == next) {
                    appendNumber(encoded, delta, bias);
                    bias = bias(delta / (done == basic ? FIRST_DAMP : 2), done + 1);
                    delta = 0;
                    done++;
                }
            }
            last = next;
        }
        return encoded.toString();
    }

    private static void appendNumber(StringBuilder encoded, int number, int bias) {
        var rest = number;
        for (var place = BASE; ; place += BASE) {
            var threshold = Math.clamp(place - bias, 1, MOST_THRESHOLD);
            if (rest < threshold) {
                encoded.append(digit(rest));
                return;
            }
            encoded.append(digit(threshold + (rest - threshold) % (BASE - threshold)));
            rest = (rest - threshold) / (BASE - threshold);
        }
    }

    private static char digit(int value) {
        return (char) (value < 26 ? 'a' + value : '0' + value - 26);
    }

    private static int bias(int damped, int characters) {
        var delta = damped + damped / characters;
        var places = 0;
        for (; delta > (BASE - 1) * MOST_THRESHOLD / 2; places += BASE) {
            delta /= BASE - 1;
        }
        return places + BASE * delta / (delta + SKEW);
    }
}
