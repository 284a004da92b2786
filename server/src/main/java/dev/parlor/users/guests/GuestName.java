package dev.parlor.users.guests;

import java.util.List;
import java.util.random.RandomGenerator;

/// The name of a guest until they choose one: an adjective and an animal, friendly in every combination and
/// short enough for a first name. Several guests may have the same name, as people do.
final class GuestName {
    private static final List<String> ADJECTIVES = List.of(
            "Agile",
            "Amber",
            "Brave",
            "Breezy",
            "Bright",
            "Calm",
            "Cheerful",
            "Clever",
            "Cosy",
            "Curious",
            "Daring",
            "Dapper",
            "Eager",
            "Fair",
            "Gentle",
            "Golden",
            "Happy",
            "Honest",
            "Jolly",
            "Kind",
            "Lively",
            "Lucky",
            "Merry",
            "Mellow",
            "Nimble",
            "Noble",
            "Patient",
            "Quick",
            "Quiet",
            "Silver",
            "Sunny",
            "Swift",
            "Tidy",
            "Warm",
            "Wise",
            "Witty");
    private static final List<String> ANIMALS = List.of(
            "Badger",
            "Beaver",
            "Bison",
            "Crane",
            "Deer",
            "Dolphin",
            "Falcon",
            "Finch",
            "Fox",
            "Gecko",
            "Hare",
            "Hedgehog",
            "Heron",
            "Ibex",
            "Koala",
            "Lark",
            "Lemur",
            "Lynx",
            "Marten",
            "Moose",
            "Newt",
            "Otter",
            "Owl",
            "Panda",
            "Penguin",
            "Puffin",
            "Raven",
            "Robin",
            "Seal",
            "Sparrow",
            "Squirrel",
            "Stork",
            "Swan",
            "Tapir",
            "Turtle",
            "Wren");

    private GuestName() {}

    static String next(RandomGenerator random) {
        return ADJECTIVES.get(random.nextInt(ADJECTIVES.size())) + " " + ANIMALS.get(random.nextInt(ANIMALS.size()));
    }
}
