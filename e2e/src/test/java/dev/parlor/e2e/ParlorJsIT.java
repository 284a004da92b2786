package dev.parlor.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The client library, on a page that is not Parlor's: against a real server, over a network that fails.
class ParlorJsIT {
    private static final Outside OUTSIDE = Outside.start();
    private static final String PRELUDE = """
            window.person = async (name, options) => {
                const lib = await import('/parlor.js');
                const parlor = new lib.Parlor(options);
                const email = `${name}${Math.random()}@example.com`.toLowerCase();
                const password = 'a quiet table for two';
                await parlor.call('POST', '/api/users/', {email, password, first_name: name, last_name: 'Player'});
                await parlor.logIn(email, password);
                return Object.assign(parlor, {email, id: (await parlor.call('GET', '/api/users/profile/')).id});
            };
            window.opened = async (socket) => {
                socket.states = [];
                socket.heard = [];
                socket.onState((state) => socket.states.push(state));
                socket.onMessage((message) => socket.heard.push(message));
                socket.open();
                await reached(socket, 'connected');
                return socket;
            };
            window.reached = (socket, phase) => new Promise((done) => {
                const look = () => socket.state.phase === phase && done(socket.state);
                socket.onState(look);
                look();
            });
            window.lostAndBack = (socket, times) => new Promise((done) => {
                const lost = () => socket.states.filter(({retryAt}) => retryAt).length;
                const look = () => lost() >= times && socket.state.phase === 'connected' && done();
                socket.onState(look);
                look();
            });
            window.next = (socket, type) => new Promise((done) => {
                const stop = socket.on(type, (message) => { stop(); done(message); });
            });
            window.known = async (socket, type = 'game_update') =>
                socket.heard.findLast((message) => message.type === type) ?? next(socket, type);
            window.lib = await import('/parlor.js');
            window.parlor = await person('Alice', {server: SERVER});
            window.table = (await parlor.call('POST', '/api/games/', {is_ai_game: true, difficulty: 'easy'})).id;""";

    @RegisterExtension
    final Stage stage = Stage.withItsOwnServer(Map.of("CORS_ALLOWED_ORIGINS", OUTSIDE.address(), "LIMITS_SCALE", "1"));

    private Wire wire;
    private Browser browser;

    @BeforeEach
    void aliceIsOnAnotherSite() {
        wire = new Wire(stage.site().address());
        browser = stage.browser();
        for (var trouble :
                List.of("ERR_CONNECTION", "ERR_EMPTY_RESPONSE", "ERR_INTERNET", "WebSocket", "status of 40")) {
            browser.expectConsoleError(trouble);
        }
        browser.open(OUTSIDE.address());
        run(PRELUDE);
    }

    @AfterEach
    void theNetworkGoes() throws IOException {
        wire.close();
    }

    @Test
    void playsAGameAndRefusesWithACode() {
        assertThat(run("""
                const game = await opened(parlor.game(table));
                const {board_state: board, version} = await known(game);
                const changed = next(game, 'game_update');
                const ack = await game.request({type: 'move', position: board.indexOf('_'), version});
                const after = await changed;
                const refused = await game.request({type: 'move', position: board.indexOf('_')}).catch(({code}) => code);
                return [ack.type, after.version > version, refused].join();""")).isEqualTo("ack,true,cell_taken");
    }

    @Test
    void playsAsAGuestWithoutAnAccount() {
        assertThat(run("""
                const guest = new lib.Parlor({server: SERVER});
                const user = await guest.playAsGuest();
                const {id} = await guest.call('POST', '/api/games/', {is_ai_game: true, difficulty: 'easy'});
                const game = await opened(guest.game(id));
                const {player_role: role} = await known(game);
                return [user.guest, guest.loggedIn, ['X', 'O'].includes(role)].join();""")).isEqualTo("true,true,true");
    }

    @Test
    void worksInAWorkerWhereThereIsNoPage() {
        assertThat(run("""
                const tokens = new lib.Tokens();
                const other = new lib.Parlor({server: SERVER, tokens});
                await other.logIn(parlor.email, 'a quiet table for two');
                const worker = new Worker('/worker.js', {type: 'module'});
                const {access, refresh} = tokens;
                worker.postMessage({server: SERVER, tokens: {access, refresh}, game: table});
                return new Promise((done) => worker.onmessage = ({data}) => done(data.length));""")).isEqualTo(9L);
    }

    @Test
    void comesBackAfterARestartAndSendsWhatWaitedOnce() {
        run("window.game = await opened(parlor.game(table)); await known(game);");
        stage.site().stop();
        run("await reached(game, 'reconnecting');");
        run("""
                const {board_state: board, version} = await known(game);
                window.asked = game.request({type: 'move', position: board.indexOf('_'), version});""");
        stage.site().start();

        assertThat(run("""
                const {type} = await asked;
                const marks = (await known(game)).board_state;
                const codes = game.states.map(({code}) => code).filter(Boolean);
                const {player_role: role} = await known(game);
                return [type, [...marks].filter((mark) => mark === role).length, codes.includes(1012)].join();""")).isEqualTo("ack,1,true");
    }

    @Test
    void countsAnewAfterARestoredBackup() {
        run("""
                window.news = await opened(parlor.notifications());
                window.epoch = (await known(news, 'hello')).epoch;""");
        stage.site().backUp();
        run(asking("Bob"));
        stage.site().restore();

        assertThat(run("return (await known(news, 'resync')).epoch !== epoch;")).isEqualTo(true);
        // Event 1 for the second time, which is another one.
        run(asking("Carol"));
        assertThat(run("""
                const asked = news.heard.filter(({type}) => type === 'friend_request');
                return asked.map((one) => one.event_id + one.friendship.from_user_name).join();""")).isEqualTo("1Bob,1Carol");
    }

    private String asking(String name) {
        return """
                const someone = await person('NAME', {server: 'DIRECT'});
                const told = next(news, 'friend_request');
                await someone.call('POST', '/api/friends/', {to_user_email: parlor.email});
                await told;""".replace("NAME", name).replace("DIRECT", stage.site().address());
    }

    @Test
    void comesBackWhenTheLineIsCutAndMissesNoEvent() {
        run("""
                window.bob = await person('Bob', {server: 'DIRECT'});
                window.news = await opened(parlor.notifications());
                await known(news, 'hello');""".replace("DIRECT", stage.site().address()));
        wire.cut();

        assertThat(run("""
                await bob.call('POST', '/api/friends/', {to_user_email: parlor.email});
                await known(news, 'friend_request');
                await lostAndBack(news, 1);
                return news.heard.filter(({type}) => type === 'friend_request').length;""")).isEqualTo(1L);
        wire.cut();
        assertThat(run("""
                await lostAndBack(news, 2);
                await bob.call('DELETE', `/api/friends/${news.heard.find(({friendship}) => friendship).friendship.id}/`);
                await known(news, 'friend_removed');
                return news.heard.map(({event_id: id}) => id).filter(Boolean).join();""")).isEqualTo("1,2");
    }

    @Test
    void noticesALineThatDiedInItsSleep() {
        run("window.game = await opened(parlor.game(table)); await known(game);");
        wire.fallSilent();

        assertThat(run("""
                document.dispatchEvent(new Event('resume'));
                await lostAndBack(game, 1);
                return game.states.map(({phase}) => phase).filter((phase, at, all) => phase !== all[at - 1]).join();""")).isEqualTo("connecting,connected,reconnecting,connected");
    }

    @Test
    void saysOfflineWhileThereIsNoNetworkAndComesBackWithIt() {
        run("window.game = await opened(parlor.game(table)); await known(game);");
        browser.offline(true);
        wire.cut();
        run("await reached(game, 'offline');");
        browser.offline(false);

        assertThat(run("return (await reached(game, 'connected')).phase;")).isEqualTo("connected");
    }

    @Test
    void renewsATokenThatIsRefused() {
        assertThat(run("""
                const tokens = new lib.Tokens();
                const other = new lib.Parlor({server: SERVER, tokens});
                await other.logIn(parlor.email, 'a quiet table for two');
                tokens.access = 'worn.out.token';
                const game = await opened(other.game(table));
                const asked = [];
                const token = async (rejected) => { asked.push(rejected); return rejected ? tokens.access : 'also.worn.out'; };
                const plain = await opened(new lib.ParlorSocket(SERVER.replace('http', 'ws') + `/ws/game/${table}/`, {token}));
                return [game.state.phase, tokens.access !== 'worn.out.token', plain.state.phase, ...asked].join();""")).isEqualTo("connected,true,connected,,also.worn.out");
    }

    @Test
    void endsWithTheSession() {
        assertThat(run("""
                const tokens = new lib.Tokens();
                const other = new lib.Parlor({server: SERVER, tokens});
                await other.logIn(parlor.email, 'a quiet table for two');
                const game = await opened(other.game(table));
                const waiting = game.request({type: 'sync'});
                await waiting;
                const {access, refresh} = tokens;
                await new lib.Parlor({server: SERVER, tokens: new lib.Tokens({access, refresh})}).logOut();
                const {code} = await reached(game, 'closed');
                const late = await game.request({type: 'sync'}).catch((error) => error.code);
                return [code, tokens.access, late].join();""")).isEqualTo("4401,,closed");
    }

    @Test
    void staysAwayFromWhatIsNotForTheUser() {
        assertThat(run("""
                const closed = async (socket) => { socket.open(); return (await reached(socket, 'closed')).code; };
                const bob = await person('Bob', {server: SERVER});
                return [await closed(parlor.chat(bob.id)), await closed(parlor.game(999_999))].join();""")).isEqualTo("4403,4404");
    }

    @Test
    void pausesAfterFlooding() {
        assertThat(run("""
                const game = await opened(parlor.game(table, {pause: 300}));
                for (let count = 0; count < 300; count++) {
                    game.send({type: 'sync'});
                }
                const {code, retryAt} = await reached(game, 'reconnecting');
                const paused = retryAt - Date.now();
                await reached(game, 'connected');
                return [code, paused > 250].join();""")).isEqualTo("4429,true");
    }

    @Test
    void comesBackAsTheContractSays() {
        assertThat(run("""
                const {reconnectMode, reconnectDelay} = await import('/parlor/reconnect-policy.js');
                const times = {base: 500, cap: 15_000, pause: 10_000};
                const within = (code, attempt, from, to) => Array.from({length: 200}, () => reconnectDelay(code, attempt, times))
                    .every((wait) => wait >= from && wait <= to);
                const codes = [1000, 1001, 1006, 1012, 4401, 4403, 4404, 4429, 4500].map((code) => reconnectMode(code, ''));
                const expired = [reconnectMode(4408, 'invite expired'), reconnectMode(4408, 'reader too slow')];
                const waits = [within(1006, 0, 250, 500), within(1006, 3, 2_000, 4_000), within(1006, 20, 7_500, 15_000),
                    within(1012, 0, 750, 1_500), within(4429, 0, 10_250, 10_500)];
                const spread = new Set(Array.from({length: 50}, () => reconnectDelay(1012, 0, times))).size > 40;
                return [...codes, ...expired, ...waits, spread].join();"""))
                .isEqualTo("never,later,later,later,refreshed,never,never,later,later,never,later,"
                        + "true,true,true,true,true,true");
    }

    /// Runs a body of JavaScript that may wait.
    private Object run(String body) {
        return browser.script("return (async () => { " + body.replace("SERVER", "'" + wire.address() + "'") + " })()");
    }
}
