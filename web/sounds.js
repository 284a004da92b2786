/**
 * Short synthesized sounds: a placed tile, the end of a game. The user's setting is stored; as browsers require, nothing
 * sounds before the user has interacted with the page.
 */
const KEY = "parlor.sound";

/** The notes of each sound: frequency in Hz, start and length in seconds. */
const TUNES = {
  X: [[196, 0, .09], [392, 0, .05]],
  O: [[262, 0, .09], [523, 0, .05]],
  joined: [[392, 0, .12], [523, .1, .16]],
  won: [[392, 0, .14], [494, .12, .14], [587, .24, .14], [784, .36, .34]],
  lost: [[330, 0, .18], [262, .17, .32]],
  draw: [[330, 0, .16], [330, .18, .22]],
  refused: [[147, 0, .1], [139, .09, .12]],
};
const VOLUME = .12;

class Sounds extends EventTarget {
  #context = null;
  #enabled = storedSetting();

  get enabled() {
    return this.#enabled;
  }

  /** Turns the sounds on or off, and stores it. */
  toggle() {
    this.#enabled = !this.#enabled;
    try {
      localStorage.setItem(KEY, this.#enabled ? "on" : "off");
    } catch {
      // Storage is blocked: it lasts as long as the page.
    }
    this.dispatchEvent(new Event("change"));
    this.play("joined");
  }

  /** @param {keyof typeof TUNES} name */
  play(name) {
    if (!this.#enabled || !navigator.userActivation?.hasBeenActive || !("AudioContext" in window)) {
      return;
    }
    this.#context ??= new AudioContext();
    // A page that was frozen resumes with a suspended context.
    this.#context.resume().catch(() => {});
    TUNES[name].forEach((note) => this.#note(note));
  }

  #note([frequency, after, length]) {
    const from = this.#context.currentTime + after;
    const [tone, volume] = [this.#context.createOscillator(), this.#context.createGain()];
    tone.type = "triangle";
    tone.frequency.value = frequency;
    volume.gain.setValueAtTime(0, from);
    volume.gain.linearRampToValueAtTime(VOLUME, from + .008);
    volume.gain.exponentialRampToValueAtTime(.0001, from + length);
    tone.connect(volume).connect(this.#context.destination);
    tone.start(from);
    tone.stop(from + length);
  }
}

function storedSetting() {
  try {
    return localStorage.getItem(KEY) !== "off";
  } catch {
    return true;
  }
}

export const sounds = new Sounds();
