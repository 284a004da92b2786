package dev.parlor.config;

/// The page that `./parlor help config` shows: every setting with its meaning, its value and the source of
/// that value.
public final class ConfigListing {
    private final Settings settings;

    public ConfigListing(Settings settings) {
        this.settings = settings;
    }

    public String text() {
        var page = new StringBuilder("Settings, from the environment or from " + Settings.STANDARD_FILE
                + " (NAME=value, one a line). Each name also works as PARLOR_NAME.\n");
        for (var setting : Setting.values()) {
            page.append("\n%s\n    %s\n    now: %s  (%s)\n"
                    .formatted(setting, setting.meaning(), shown(setting), settings.source(setting)));
        }
        return page.toString();
    }

    private String shown(Setting setting) {
        var text = settings.text(setting);
        if (text.isEmpty()) {
            return "empty";
        }
        return setting.isSecret() ? "(hidden)" : text;
    }
}
