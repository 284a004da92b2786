package dev.parlor;

import dev.parlor.chat.direct.ChatModule;
import dev.parlor.chat.direct.UnreadMessages;
import dev.parlor.chat.lobby.LobbyModule;
import dev.parlor.config.Config;
import dev.parlor.config.ConfigProblem;
import dev.parlor.demo.DemoResource;
import dev.parlor.demo.DemoSettings;
import dev.parlor.docs.DocumentationPages;
import dev.parlor.friends.FriendsModule;
import dev.parlor.friends.blocks.PairBlocks;
import dev.parlor.game.GameModule;
import dev.parlor.http.Resource;
import dev.parlor.http.client.AllowedHosts;
import dev.parlor.http.client.AllowedOrigins;
import dev.parlor.http.client.ClientAddress;
import dev.parlor.http.server.ConnectionLimits;
import dev.parlor.http.server.ServerDependencies;
import dev.parlor.http.server.WebServer;
import dev.parlor.http.server.WebSettings;
import dev.parlor.invites.InvitesModule;
import dev.parlor.invites.PendingInvites;
import dev.parlor.limits.AddressKey;
import dev.parlor.limits.NamedLimit;
import dev.parlor.limits.RateLimit;
import dev.parlor.metrics.Metrics;
import dev.parlor.notifications.BadgeCounts;
import dev.parlor.notifications.InboxAccountData;
import dev.parlor.notifications.NotificationsModule;
import dev.parlor.notifications.Notifier;
import dev.parlor.presence.PresenceModule;
import dev.parlor.realtime.RealtimeServices;
import dev.parlor.realtime.SocketRoute;
import dev.parlor.realtime.channel.TopicLocks;
import dev.parlor.realtime.channel.TracedChannelLayer;
import dev.parlor.realtime.netty.SocketGates;
import dev.parlor.realtime.netty.SocketSettings;
import dev.parlor.realtime.netty.limits.SocketLimits;
import dev.parlor.realtime.netty.limits.SocketTiming;
import dev.parlor.realtime.netty.upgrade.ClientRules;
import dev.parlor.schedule.Scheduler;
import dev.parlor.setup.ChannelSetup;
import dev.parlor.setup.Telemetry;
import dev.parlor.store.DatabaseAddress;
import dev.parlor.store.Databases;
import dev.parlor.store.MeasuredDatabase;
import dev.parlor.users.Users;
import dev.parlor.users.sessions.SigningKey;
import io.github.bucket4j.TimeMeter;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;

/// One running server: its parts, in the order in which they are created.
///
/// Life cycle: [#start], serve, [#close].
public final class Node implements AutoCloseable {
    private static final Duration STOP_LIMIT = Duration.ofSeconds(5);

    private final Config config;
    private final ScheduledExecutorService scheduler;
    private final Telemetry telemetry;
    private final MeasuredDatabase database;
    private final ChannelSetup channels;
    private final Users users;
    private final GameModule games;
    private final InvitesModule invites;
    private final LobbyModule lobbies;
    private final NotificationsModule notifications;
    private final List<SocketRoute> socketRoutes;
    private final List<Resource> resources;
    private final SocketGates sockets;
    private final WebServer web;
    private int port;
    private Optional<Integer> measurementsPort = Optional.empty();

    private Node(Config config, InstantSource clock) {
        this.config = config;
        var clients = ClientAddress.behind(config.network().trustedProxies());
        var hosts = new AllowedHosts(config.network().allowedHosts());
        var origins = AllowedOrigins.of(config.network().allowedOrigins());

        telemetry = new Telemetry(config, Parlor.version());
        database = telemetry.measured(Databases.open(DatabaseAddress.of(config.databaseUrl(), config.dataFolder())));
        scheduler = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("later").factory(), new ThreadPoolExecutor.DiscardPolicy());
        var key = SigningKey.of(config.secretKey(), config.dataFolder());
        var later = Scheduler.on(scheduler);
        var order = new TopicLocks();
        channels = ChannelSetup.of(config, database, key, order, later);
        var layer = TracedChannelLayer.of(channels.layer(), telemetry.spans());
        var live = new RealtimeServices(layer, order, later, channels.repeats(), channels.epoch());
        var rates = channels.rates(config.limits());
        users = new Users(database, layer, key, config.accounts(), rates, clock);
        users.showOnline(channels.leases());
        users.start(later);
        var counts = new BadgeCounts(new UnreadMessages(database)::of, new PendingInvites(database, clock)::of);
        var news = Notifier.of(database, live, counts, clock);
        var friends = new FriendsModule(
                database, new FriendsModule.FriendUsers(users, channels.leases()), news, rates, clock);
        var presence = new PresenceModule(channels.leases(), friends.friends(), live);
        notifications = new NotificationsModule(database, news, counts, presence.company(), clock);
        var chat = new ChatModule(database, new ChatModule.ChatUsers(users, friends.friends()), news, rates, clock);
        var players = new GameModule.GameUsers(
                users, new PairBlocks(), config.limits().most());
        games = new GameModule(database, players, live, clock, new SecureRandom());

        friends.friends().whenBlocked(games.tables()::part);
        invites = new InvitesModule(
                database,
                new InvitesModule.InviteFeatures(users, friends.friends(), games.tables()),
                news,
                new InvitesModule.InviteTerms(
                        config.inviteLifetime(),
                        rates.limit("invites", config.limits().invites())),
                clock);
        lobbies = new LobbyModule(
                database,
                new LobbyModule.LobbyUsers(users, games.tables(), new PairBlocks()),
                live,
                chat.rates(),
                clock);
        friends.friends().whenBlocked(lobbies::part);
        users.consistOf(
                order,
                List.of(
                        friends.part(),
                        games.part(),
                        invites.part(),
                        chat.part(),
                        lobbies.part(),
                        new InboxAccountData(news.inbox())));

        socketRoutes = List.of(
                notifications.socket(),
                presence.socket(),
                chat.socket(),
                lobbies.socket(),
                games.socket(invites.passes()));
        resources = new ArrayList<>(List.of(
                users.resource(),
                friends.resource(),
                notifications.resource(),
                chat.resource(),
                games.resource(),
                invites.resource()));
        var requests = new RateLimit(config.limits().requests(), TimeMeter.SYSTEM_NANOTIME);
        var throttles = new ArrayList<>(NamedLimit.all(List.of(
                List.of(new NamedLimit("requests", requests)),
                users.throttles(),
                friends.throttles(),
                chat.throttles(),
                lobbies.throttles(),
                invites.throttles())));
        config.demoPlayers().ifPresent(emails -> {
            var settings = new DemoSettings(
                    emails, rates.limit("demo-logins", config.limits().demoLogins()));
            var demo = new DemoResource(users.demo(), friends, settings);
            resources.add(demo);
            throttles.addAll(demo.throttles());
        });

        sockets = new SocketGates(
                socketRoutes,
                users.authenticator(),
                layer,
                new ClientRules(
                        hosts::allows,
                        origins::allows,
                        clients::address,
                        clients::host,
                        address -> AddressKey.of(address).network()),
                new SocketSettings(SocketLimits.of(config.limits()), SocketTiming.DEFAULTS, telemetry.spans()));
        web = new WebServer(
                new WebSettings(
                        config.network().address(),
                        config.network().port(),
                        hosts,
                        origins,
                        config.network().corsHeaders(),
                        clients,
                        ConnectionLimits.of(
                                config.limits().connectionsPerAddress(),
                                config.network().keepAlive()),
                        config.network().hsts(),
                        clock),
                new ServerDependencies(
                        users.authenticator(),
                        requests,
                        sockets::guard,
                        sockets::knows,
                        () -> channels.readiness(database),
                        telemetry.watch(answers -> new Metrics.MetricsSources(
                                new Metrics.TrafficSources(sockets.traffic(), layer, answers),
                                new Metrics.ActivitySources(users.logins(), games.traffic(), throttles),
                                database))),
                resources,
                new DocumentationPages());
    }

    /// Creates a node and opens its port.
    ///
    /// @param clock used for everything that is stored or expires
    /// @throws ConfigProblem when a setting can't be used
    /// @throws dev.parlor.store.StoreUnavailable when the database can't be used
    public static Node start(Config config, InstantSource clock) {
        try {
            var node = new Node(config, clock);
            node.open();
            return node;
        } catch (IllegalArgumentException malformed) {
            throw new ConfigProblem(malformed.getMessage());
        }
    }

    private void open() {
        try {
            channels.open();
        } catch (IllegalArgumentException refused) {
            close();
            throw refused;
        }
        try {
            port = web.start();
            measurementsPort = web.startMeasurements();
        } catch (IllegalStateException taken) {
            close();
            throw new StartupException(
                    taken.getMessage()
                            + ". Is another server running there? (METRICS_)PORT and (METRICS_)BIND_ADDRESS choose another place.",
                    taken);
        }
        notifications.start();
        games.start();
        lobbies.start();
        invites.start();
    }

    /// Its address, as seen from this machine.
    public URI address() {
        return URI.create("http://localhost:" + port + "/");
    }

    /// Completes, with the reason, when this node must stop because it can't work with the others.
    CompletableFuture<String> unwelcome() {
        return channels.unwelcome();
    }

    /// The port of `/metrics`, when it has a separate one.
    public Optional<Integer> measurementsPort() {
        return measurementsPort;
    }

    /// All resources under `/api/`.
    List<Resource> resources() {
        return resources;
    }

    /// All routes under `/ws/`.
    List<SocketRoute> socketRoutes() {
        return socketRoutes;
    }

    /// Directs load balancers and clients elsewhere, lets work in progress finish, and stops everything.
    /// Sockets are closed with 1012, spread over the configured drain time; without open sockets this is
    /// immediate.
    @Override
    public void close() {
        web.drain();
        sockets.drain(config.drain(), config.drain().plus(STOP_LIMIT));
        web.stop(STOP_LIMIT);
        invites.close();
        games.close();
        channels.close();
        users.close();
        scheduler.shutdownNow();
        database.close();
        telemetry.close();
    }
}
