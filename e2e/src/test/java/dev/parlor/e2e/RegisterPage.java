package dev.parlor.e2e;

/// `/register`.
record RegisterPage(Browser browser) {
    static final String PASSWORD = "a quiet table for two";

    RegisterPage {
        browser.find("parlor-register form");
    }

    /// Fills in the form and sends it; what comes next is the caller's to find out.
    void send(String firstName, String email) {
        browser.type("first_name", firstName);
        browser.type("last_name", "Player");
        browser.type("email", email);
        browser.type("password", PASSWORD);
        browser.click("form .button.primary");
    }

    /// Registers, and waits for the home screen.
    HomePage register(String firstName, String email) {
        send(firstName, email);
        return new HomePage(browser);
    }

    /// The error at a field.
    String errorAt(String field) {
        return browser.text("#" + field + "-error");
    }

    /// Why one is asked to register.
    String notice() {
        return browser.text(".notice");
    }

    LogInPage toLogIn() {
        browser.click(".alternative a");
        return new LogInPage(browser);
    }
}
