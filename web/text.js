/**
 * The words that every screen needs; those about other people are in `text/people.js`, those of the account page in
 * `text/account.js`. Nothing that the user sees stands anywhere else: a translation replaces these modules. Sentences
 * with names or numbers are functions, so that each language orders them as it needs.
 */
const BY_COMPUTER = "the computer";

const capital = (words) => words.charAt(0).toUpperCase() + words.slice(1);

export const text = {
  parlor: "Parlor",
  tagline: "Take a seat.",
  loading: "One moment…",
  skip: "Skip to the content",
  titled: (what) => `${what} · Parlor`,

  welcome: {
    heading: "A quiet table for two.",
    lead: "Play a friend by sending a link, or sit down across from the computer. No downloads, no distractions.",
    register: "Create an account",
    logIn: "Log in",
    points: [
      ["Live", "Every move is on both boards at once."],
      ["Yours", "Reload, lose the network, come back tomorrow: the game waits."],
      ["For everybody", "By mouse, touch, keyboard or screen reader."],
    ],
  },

  account: {
    registerHeading: "Create your account",
    registerLead: "Your first name is what other players see.",
    registerAction: "Create account",
    registerBusy: "Creating your account…",
    logInHeading: "Welcome back",
    logInLead: "Your games are where you left them.",
    logInAction: "Log in",
    logInBusy: "Logging in…",
    logOut: "Log out",
    menu: "You and your friends",
    friends: (waiting) => (waiting ? `Friends, ${waiting} new` : "Friends"),
    page: "Your account",
    haveAccount: "Already have an account?",
    noAccount: "New here?",
    invited: "You are invited to a game. Create an account or log in, and you are at the table.",
    expired: "Your session has ended. Please log in again.",
    firstName: "First name",
    lastName: "Last name",
    email: "E-mail",
    password: "Password",
    passwordHint: "At least 8 characters.",
    showPassword: "Show password",
    hidePassword: "Hide password",
    required: "Please fill this in.",
    badEmail: "This doesn’t look like an e-mail address.",
    shortPassword: "Please use at least 8 characters.",
    emailTaken: "There is an account with this e-mail already.",
    wrong: "The e-mail or the password isn’t right.",
  },

  home: {
    title: "Home",
    greeting: (part, name) => ({
      morning: `Good morning, ${name}.`,
      day: `Good afternoon, ${name}.`,
      evening: `Good evening, ${name}.`,
    })[part],
    lead: "What would you like to play?",
    computer: {
      heading: "Play the computer",
      lead: "A quick game, whenever you like.",
      action: "Start a game",
      difficulty: "Difficulty",
      levels: {easy: "Easy", medium: "Medium", hard: "Hard"},
      notes: {easy: "Forgiving", medium: "A fair match", hard: "Never loses"},
    },
    friend: {
      heading: "Play a friend",
      lead: "Open a table and send the link. Whoever opens it first takes the other seat.",
      action: "Create a link",
      invite: "Invite a friend",
    },
    games: {
      heading: "Your games",
      none: "No games yet. The first one is a click away.",
      yourTurn: "Your turn",
      theirTurn: (name) => `${capital(name)}’s turn`,
      waiting: "Waiting for a friend",
      won: "You won",
      lost: (name) => `${capital(name)} won`,
      draw: "Draw",
      against: (name) => `You and ${name}`,
      openTable: "Open table",
      abandoned: "Closed",
      justNow: "just now",
    },
    room: {
      heading: "A room",
      name: "Name of the room",
      hint: "Whoever knows the name can come in.",
      action: "Go in",
      bad: "Please use letters, digits and hyphens, and not digits alone.",
    },
    record: {
      heading: "Your record",
      played: "Played",
      wins: "Won",
      draws: "Drawn",
      losses: "Lost",
      note: "Games against the computer don’t count.",
    },
  },

  game: {
    title: "Game",
    board: "Board",
    computer: BY_COMPUTER,
    computerName: "Computer",
    you: "You",
    empty: "empty",
    cell: (row, column, what) => `row ${row} column ${column}, ${what}`,
    inLine: "winning line",
    freeSeat: "Free seat",
    toMove: "to move",
    winner: "winner",
    yourTurn: "Your turn",
    theirTurn: (name) => `${capital(name)}’s turn`,
    waiting: "Waiting for a friend",
    waitingLead: "Send this link. Whoever opens it first takes the other seat.",
    youWon: "You won",
    won: (name) => `${capital(name)} won`,
    draw: "A draw",
    abandoned: "This table is closed",
    cancel: "Close this table",
    notes: {
      yourTurn: "Pick a free place.",
      theirTurn: "You’ll see it the moment it happens.",
      unsent: "Your move will be sent as soon as the connection is back.",
      thinking: "It won’t take long.",
      youWon: "Well played.",
      youLost: "Better luck next time.",
      draw: "Nobody could find a gap.",
      waiting: "The game begins as soon as somebody sits down.",
      watching: "You are watching this game.",
      abandoned: "Nobody sat down before it was closed.",
    },
    moved: (name, row, column) => `${capital(name)}: row ${row} column ${column}.`,
    keys: "Arrow keys and Enter, or the digits 1 to 9.",
    link: "Link to this game",
    copy: "Copy link",
    copied: "Copied",
    copyByHand: "Press Ctrl+C or ⌘C",
    share: "Share…",
    shareTitle: "A game on Parlor",
    joined: (name) => `${name} sat down.`,
    resign: "Resign",
    resignAsk: "Resign this game?",
    resignNote: "The other side wins. This can’t be taken back.",
    resignStay: "Keep playing",
    again: "Play again",
    newGame: "New game",
    home: "All games",
    refused: {
      cell_taken: "That place is taken already.",
      not_your_turn: "It isn’t your turn yet.",
      game_over: "This game is over.",
      invalid_position: "That isn’t a place on the board.",
      stale_version: "The board had changed. Please look again.",
      waiting_for_opponent: "Wait until somebody has taken the other seat.",
      not_a_player: "You are watching; only the players can move.",
      throttled: "A little slower, please.",
      no_answer: "The server didn’t answer. Please try again.",
    },
    refusedOther: "That didn’t work. Please try again.",
    trouble: {
      missing: ["No such game", "The link may be mistyped, or the game is not for you."],
      forbidden: ["This table is private", "The two players keep this game to themselves."],
      ended: ["This connection has ended", "Open the game again to go on."],
    },
  },

  connection: {
    connecting: "Connecting…",
    connected: "Connected",
    reconnecting: "Reconnecting…",
    reconnectingIn: (seconds) => `Reconnecting in ${seconds} s`,
    offline: "Offline. Waiting for the network.",
    now: "Try now",
    lostSpoken: "Connection lost. Reconnecting.",
    backSpoken: "Connected again.",
  },

  missing: {
    title: "Not found",
    heading: "There is no table here.",
    lead: "The page you asked for doesn’t exist. Perhaps the link is mistyped.",
    action: "Back to the start",
  },

  errors: {
    heading: "Nobody answers.",
    unreachable: "The server can’t be reached. Please check your connection and try again.",
    throttled: "That was a lot at once. Please wait a moment and try again.",
    other: "Something went wrong on our side. Please try again.",
    retry: "Try again",
  },
};

/** The sentence for a failed call that has no place of its own on the screen. @param {import("/api.js").ApiError} error */
export function sentence(error) {
  if (error.status === 0) {
    return text.errors.unreachable;
  }
  if (error.status === 429) {
    return text.errors.throttled;
  }
  return error.status >= 500 || !error.status ? text.errors.other : error.message;
}
