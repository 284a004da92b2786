import {repeat} from "/lib/lit/directives/repeat.js";
import {html, nothing} from "/lib/lit/index.js";
import {locale} from "/language.js";
import {people} from "/text/people.js";

const timeFormat = new Intl.DateTimeFormat(locale, {hour: "numeric", minute: "2-digit"});
const dayFormat = new Intl.DateTimeFormat(locale, {weekday: "long", day: "numeric", month: "long"});
const DAY = 86_400_000;
const GROUPED_WITHIN = 180_000;

/**
 * Messages as a list, oldest first, grouped by day; then the unconfirmed ones.
 *
 * @param {{key: unknown, sentByMe: boolean, sender: string, content: string, timestamp: string, note?: string}[]} messages
 * @param {import("/social/outbox.js").Pending[]} pending
 * @param {{connected: boolean, retry: (id: string) => void}} connection
 */
export function messageList(messages, pending, {connected, retry}) {
  return html`<ol class="message-list">
    ${repeat(messages, ({key}) => key, (message, index) => sentMessage(message, messages[index - 1]))}
    ${repeat(pending, ({id}) => id, (message) => pendingMessage(message, connected, retry))}
  </ol>`;
}

function sentMessage(message, before) {
  const at = new Date(message.timestamp);
  const newDay = !before || new Date(before.timestamp).toDateString() !== at.toDateString();
  const sameSender = before?.sender === message.sender && before.sentByMe === message.sentByMe;
  const continued = !newDay && sameSender && at - new Date(before.timestamp) < GROUPED_WITHIN;
  return html`
    ${newDay ? html`<li class="day"><span>${day(at)}</span></li>` : nothing}
    <li class="chat-message ${message.sentByMe ? "mine" : ""} ${continued ? "continued" : ""}">
      <span class=${message.sentByMe || continued ? "visually-hidden" : "sender"}>
        ${message.sentByMe ? people.chat.you : message.sender}
      </span>
      <p>${message.content}</p>
      <span class="meta">
        <time datetime=${message.timestamp}>${timeFormat.format(at)}</time>${message.note ? ` · ${message.note}` : nothing}
      </span>
    </li>`;
}

function pendingMessage({id, content, failed}, connected, retry) {
  const {chat} = people;
  return html`<li class="chat-message mine ${failed ? "failed" : "waiting"}">
    <span class="visually-hidden">${chat.you}</span>
    <p>${content}</p>
    ${failed
      ? html`<span class="meta">${chat.refused[failed] ?? chat.failed}
          <button class="link" @click=${() => retry(id)}>${chat.again}</button></span>`
      : html`<span class="meta">${connected ? chat.sending : chat.waiting}</span>`}
  </li>`;
}

function day(at) {
  const today = new Date().toDateString();
  if (at.toDateString() === today) {
    return people.chat.today;
  }
  return new Date(at.getTime() + DAY).toDateString() === today ? people.chat.yesterday : dayFormat.format(at);
}
