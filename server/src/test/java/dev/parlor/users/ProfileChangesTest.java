package dev.parlor.users;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.identity.UserId;
import dev.parlor.realtime.channel.TopicLocks;
import dev.parlor.store.Tx;
import dev.parlor.testkit.OnBothEngines;
import dev.parlor.testkit.TestDatabase;
import dev.parlor.users.avatars.Avatars;
import dev.parlor.users.login.RegistrationForm;
import dev.parlor.users.privacy.AccountDataSource;
import dev.parlor.users.privacy.AccountDataSources;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@OnBothEngines
class ProfileChangesTest {
    private final TestDatabase database;

    ProfileChangesTest(TestDatabase database) {
        this.database = database;
    }

    /// Hears what the features are told.
    private record Told(List<Profile> profiles) implements AccountDataSource {
        @Override
        public String name() {
            return "told";
        }

        @Override
        public Object belongings(UserId user) {
            return List.of();
        }

        @Override
        public void changed(Tx tx, UserId user, Profile now) {
            profiles.add(now);
        }
    }

    @Test
    void everyNewNameAndPictureIsTold() {
        var email = EmailAddress.parse("profile@example.com").orElseThrow();
        var user = database.write(tx -> new UserStore()
                        .insert(tx, new RegistrationForm(email, "Alice", "A", "correct horse"), "hash", Instant.EPOCH))
                .orElseThrow();
        var told = new Told(new ArrayList<>());
        var parts = new AccountDataSources(new TopicLocks(), List.of(told));
        var profiles = new ProfileChanges(database, new AccountCache(database), () -> parts);
        var avatars = new Avatars(database, profiles);

        profiles.change(user, tx -> {
            new UserStore().rename(tx, user, Optional.of("Alicia"), Optional.empty());
            return true;
        });
        avatars.put(user, new byte[] {1});
        avatars.remove(user);

        assertThat(told.profiles()).extracting(Profile::firstName).containsOnly("Alicia");
        assertThat(told.profiles())
                .extracting(profile -> profile.avatar().isPresent())
                .containsExactly(false, true, false);
    }
}
