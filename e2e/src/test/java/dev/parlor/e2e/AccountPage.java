package dev.parlor.e2e;

import java.util.List;

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

    /// Each device where the user is logged in: its name, and what is said of it.
    List<String> devices() {
        return browser.all(".device > div").stream()
                .map(device -> device.getText().replace("\n", ": "))
                .toList();
    }

    AccountPage unblock(String name) {
        browser.click("[aria-label='Unblock " + name + "']");
        return this;
    }
}
