package dev.parlor.http.assets;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CommentRemoverTest {
    @Test
    void leavesOutCommentsThatHaveTheirLinesToThemselves() {
        assertThat(CommentRemover.leftOut("a.js", """
                /**
                 * What it is. ** @type {import("/b.js").B}
                 */
                const a = 1; /* one */
                  // why
                  const url = "http://x"; // not this
                /* one */ const b = 2;
                /* two */
                const c = `/* three */`;
                """)).isEqualTo("""
                const a = 1; /* one */
                  const url = "http://x"; // not this
                /* one */ const b = 2;
                const c = `/* three */`;
                """);
    }

    @Test
    void endsALongCommentWhereItEnds() {
        var text = "/** a\n".repeat(5_000) + "*/\nconst a = 1;\n/** b */\n";
        assertThat(CommentRemover.leftOut("a.js", text)).isEqualTo("const a = 1;\n");
    }

    @Test
    void keepsTheLicensesOfOthersAndWhatIsNoCode() {
        assertThat(CommentRemover.leftOut("lib/lit/index.js", "/** @license */\n"))
                .isEqualTo("/** @license */\n");
        assertThat(CommentRemover.leftOut("index.html", "// text\n")).isEqualTo("// text\n");
    }
}
