package dev.parlor.e2e;

/// `/account`.
record AccountPage(Browser browser) {
    AccountPage {
        browser.find("parlor-account [name=first_name]");
    }

    static AccountPage open(Browser browser) {
        browser.click("#account");
        return new AccountPage(browser);
    }

    AccountPage rename(String firstName) {
        browser.type("first_name", firstName);
        browser.click("[aria-labelledby=name-heading] .button");
        return this;
    }

    AccountPage changePassword(String current, String fresh) {
        browser.type("current", current);
        browser.type("new", fresh);
        browser.click("[aria-labelledby=password-heading] .button");
        return this;
    }

    /// What was done last, in words.
    String done() {
        return browser.text(".settings .success:not(:empty)");
    }

    String errorAt(String field) {
        return browser.text("#" + field + "-error");
    }

    AccountPage unblock(String name) {
        browser.click("[aria-label='Unblock " + name + "']");
        return this;
    }
}
