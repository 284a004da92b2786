package dev.parlor.e2e;

import java.util.ArrayList;
import java.util.List;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/// `/play/<id>` and `/replay/<id>`: the board and everything around it, read the way a screen reader does, by names
/// and
/// roles.
record GamePage(Browser browser) {
    private static final String BOARD = """
            return [...document.querySelectorAll('[role=grid] [role=gridcell]')]
                .map((cell) => cell.getAttribute('aria-label').split(', ')[1])
                .map((what) => what === 'empty' ? '_' : what)
                .join('')""";
    private static final String LINE = """
            return [...document.querySelectorAll('[role=gridcell]')]
                .flatMap((cell, place) => cell.getAttribute('aria-label').endsWith('winning line') ? [String(place)] : [])""";

    GamePage {
        browser.find("parlor-game [role=grid], parlor-replay [role=grid]");
    }

    /// Nine characters, row by row: `_`, `X`, `O`.
    String board() {
        return String.valueOf(browser.script(BOARD));
    }

    GamePage awaitBoard(String board) {
        browser.await("the board " + board + ", not " + board(), () -> board.equals(board()));
        return this;
    }

    String headline() {
        return browser.text("#headline");
    }

    GamePage awaitHeadline(String words) {
        browser.await("the headline " + words + ", not " + headline(), () -> words.equals(headline()));
        return this;
    }

    /// Whether the user is to move.
    boolean isMyTurn() {
        return headline().equals("Your turn");
    }

    boolean isOver() {
        return browser.shows("#again, #new-game");
    }

    /// Waits until the socket is up.
    GamePage awaitConnected() {
        browser.find("parlor-game .connection.connected");
        return this;
    }

    /// What is said about the connection.
    String connection() {
        return browser.text("parlor-game .connection");
    }

    /// Clicks a cell, 0 to 8.
    void play(int place) {
        browser.click("[data-place='" + place + "']");
    }

    /// The marked winning cells.
    List<String> winningLine() {
        var cells = (List<?>) browser.script(LINE);
        return new ArrayList<>(cells.stream().map(String::valueOf).toList());
    }

    /// Whether the line is drawn, and not only coloured.
    boolean showsWinningLine() {
        return browser.shows(".strike line");
    }

    /// The user's own mark.
    String mark() {
        return browser.find(".seats .seat").getAttribute("data-role");
    }

    /// The two seats as text, the user's own first.
    List<String> seats() {
        return browser.find(".seats").findElements(By.cssSelector(".seat .name")).stream()
                .map(WebElement::getText)
                .toList();
    }

    String statusNote() {
        return browser.text(".game-status .lead");
    }

    /// The link to hand to the other player.
    String link() {
        return browser.find("#share-link").getAttribute("value");
    }

    /// Everything that was announced to screen readers, and is still kept.
    String spoken() {
        return browser.spoken();
    }

    void resign() {
        browser.click("#resign");
        browser.click("#resign-really");
    }

    void playAgain() {
        browser.click("#again");
    }

    GamePage askForRematch() {
        browser.click("#rematch");
        return this;
    }

    /// What is said of the rematch, with its time left out.
    String rematch() {
        return browser.text("parlor-rematch-panel .summary, parlor-rematch-panel .note:not(:empty)");
    }

    /// Goes on to the next game, once it is there.
    GamePage awaitNextGame(String before) {
        browser.await("another game than " + before, () -> !browser.path().equals(before));
        return new GamePage(browser).awaitConnected();
    }

    HomePage home() {
        browser.click(".wordmark");
        return new HomePage(browser);
    }
}
