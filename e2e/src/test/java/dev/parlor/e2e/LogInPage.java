package dev.parlor.e2e;

/// `/login`.
record LogInPage(Browser browser) {
    LogInPage {
        browser.find("parlor-log-in form");
    }

    /// Fills in the form and sends it; what comes next is the caller's to find out.
    void send(String email, String password) {
        browser.type("email", email);
        browser.type("password", password);
        browser.click("form .button.primary");
    }

    /// The sentence above the button, after a refusal.
    String failure() {
        return browser.text(".failure:not(:empty)");
    }

    /// Why one is asked to log in.
    String notice() {
        return browser.text(".notice");
    }
}
