/** One person sitting at the page: what they see, kept in step with the server, and what they do. */
import { fetchJson, listen, oneAtATime, postJson } from "./api.js";
import { allowedRoute, formatRoute, parseRoute } from "./route.js";
import { sentenceFor } from "./errors.js";

const WIRE_KEPT = 500;
const TOLD_TWICE_MS = 500;
const RETRY_MS = 2000;

export class Session {
  as = "";
  /** @type {any} the server's state, null until it came */
  state = null;
  /** @type {import("./route.js").Route | null} */
  route = null;
  messages = [];
  replies = [];
  entries = [];
  next = 0;
  reachable = true;
  /** Own acts under way, whose failure this page tells better than the server. */
  #acting = 0;
  #render;
  #toast;
  #stop = () => {};

  /**
   * @param {{render: (session: Session) => void, toast: (text: string) => void}} page
   */
  constructor({ render, toast }) {
    this.#render = () => render(this);
    this.#toast = toast;
    this.loadState = oneAtATime(() => this.#loadState());
    this.loadMessages = oneAtATime(() => this.#loadMessages());
    this.loadReplies = oneAtATime(() => this.#loadReplies());
    this.loadWire = oneAtATime(() => this.#loadWire());
  }

  /**
   * Sit down as somebody.
   * @param {string} user an id
   */
  async become(user) {
    this.#stop();
    Object.assign(this, { as: user, messages: [], replies: [] });
    await this.loadState();
    if (!this.reachable) setTimeout(() => this.become(user), RETRY_MS);
    if (this.state?.me.id !== user) return;
    await this.go(parseRoute(location.hash));
    this.#stop = listen(
      user,
      (change) => this.#changed(change),
      () => this.#loadAll(),
    );
  }

  /** @param {import("./route.js").Route | null} route */
  async go(route) {
    const before = this.route;
    this.route = allowedRoute(route, this.state);
    if (location.hash !== formatRoute(this.route)) history.replaceState(null, "", formatRoute(this.route));
    if (before?.channel !== this.route.channel) this.messages = [];
    if (before?.thread !== this.route.thread) this.replies = [];
    this.#render();
    if (before?.home !== this.route.home || before?.channel !== this.route.channel) this.#openHome();
    await Promise.all([this.#markRead(), this.loadMessages(), this.loadReplies()]);
  }

  /**
   * @param {string} what the protocol's `do`
   * @param {object} fields
   * @returns {Promise<any>} the server's answer; a refusal has been told already, except of a form
   */
  async act(what, fields) {
    this.#acting += 1;
    const answer = await postJson("act", { as: this.as, do: what, ...fields });
    if (!answer.ok && what !== "view_submit") this.#toast(sentenceFor(answer.error, what, fields));
    setTimeout(() => (this.#acting -= 1), TOLD_TWICE_MS);
    return answer;
  }

  /** @returns {any} the open channel, undefined on Home */
  get channel() {
    return this.state?.channels.find((channel) => channel.id === this.route?.channel);
  }

  redraw() {
    this.#render();
  }

  #changed(change) {
    const here = change.channel === this.route?.channel;
    const load = {
      toast: () => this.#acting || this.#toast(change.text),
      wire: () => this.loadWire(),
      message: () => Promise.all([this.loadState(), here && this.loadMessages(), here && this.loadReplies()]),
      connection: () => this.loadState().then(() => this.#openMissingHome()),
      ephemeral: () => here && Promise.all([this.loadMessages(), this.loadReplies()]),
    }[change.kind];
    return load ? load() : this.loadState();
  }

  #loadAll() {
    return Promise.all([this.loadState(), this.loadMessages(), this.loadReplies(), this.loadWire()]);
  }

  async #loadState() {
    const state = await fetchJson("state", { as: this.as });
    this.reachable = state.error !== "workspace_unreachable";
    if (state.ok && state.me.id === this.as) this.#settle(state);
    else if (!state.ok && this.reachable) this.#toast(sentenceFor(state.error));
    await this.#markRead();
    this.#render();
  }

  #settle(state) {
    this.state = state;
    if (this.route) this.route = allowedRoute(this.route, state);
  }

  /** Slack tells the app when somebody opens its Home or its messages. */
  #openHome() {
    const tab = this.route.home ? "home" : this.channel.is_im && "messages";
    if (tab) this.act("open_home", { tab });
  }

  /** A Home that was opened before the app came is opened again. */
  #openMissingHome() {
    if (this.route?.home && this.state.connected && !this.state.home) this.#openHome();
  }

  async #markRead() {
    if (!this.channel?.unread || document.hidden) return;
    await this.act("read", { channel: this.channel.id });
    this.loadState();
  }

  async #loadMessages() {
    const { as, route } = this;
    if (!route?.channel) return;
    const answer = await fetchJson(`channels/${route.channel}/messages`, { as });
    if (!answer.ok || route.channel !== this.route.channel || as !== this.as) return;
    this.messages = answer.messages;
    this.#render();
  }

  async #loadReplies() {
    const { as, route } = this;
    if (!route?.thread) return;
    const answer = await fetchJson(`channels/${route.channel}/messages`, { as, thread: route.thread });
    if (!answer.ok || route.thread !== this.route.thread || as !== this.as) return;
    this.replies = answer.messages;
    this.#render();
  }

  async #loadWire() {
    const answer = await fetchJson("wire", { since: this.next });
    if (!answer.ok) return;
    const isRestarted = answer.next < this.next;
    this.entries = isRestarted ? [] : [...this.entries, ...answer.entries].slice(-WIRE_KEPT);
    this.next = isRestarted ? 0 : answer.next;
    if (isRestarted) this.loadWire();
    this.#render();
  }
}
