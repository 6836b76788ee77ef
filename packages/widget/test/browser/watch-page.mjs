/**
 * Runs in the page before its scripts: counts what is in use, and finds traces of a person. `window.inUse()` gives what
 * stays behind an element that is gone; a listener on the element's own nodes goes with them.
 */
export function watchPage() {
  const listeners = new Map();
  const timers = new Map();
  const channels = new Set();
  const { addEventListener, removeEventListener } = EventTarget.prototype;
  const isCapture = (options) => (typeof options === 'boolean' ? options : !!options?.capture);
  const numbers = new WeakMap();
  let last = 0;
  const number = (object) => {
    if (!numbers.has(object)) numbers.set(object, ++last);
    return numbers.get(object);
  };
  const key = (target, type, callback, options) =>
    [number(target), type, number(callback), isCapture(options)].join(' ');

  EventTarget.prototype.addEventListener = function (type, callback, options) {
    const target = this ?? window;
    addEventListener.call(target, type, callback, options);
    if (!callback || target instanceof AbortSignal) return;
    const id = key(target, type, callback, options);
    listeners.set(id, { target, type });
    options?.signal && addEventListener.call(options.signal, 'abort', () => listeners.delete(id));
    if (options?.once) addEventListener.call(target, type, () => listeners.delete(id), { once: true });
  };
  EventTarget.prototype.removeEventListener = function (type, callback, options) {
    const target = this ?? window;
    removeEventListener.call(target, type, callback, options);
    if (callback) listeners.delete(key(target, type, callback, options));
  };
  for (const [begin, end, isOnce] of [
    ['setTimeout', 'clearTimeout', true],
    ['setInterval', 'clearInterval', false],
    ['requestIdleCallback', 'cancelIdleCallback', true],
    ['requestAnimationFrame', 'cancelAnimationFrame', true],
  ]) {
    const [start, stop] = [window[begin], window[end]];
    window[begin] = (callback, ...rest) => {
      const id = start.call(
        window,
        (...values) => {
          if (isOnce) timers.delete(`${begin} ${id}`);
          callback(...values);
        },
        ...rest,
      );
      timers.set(`${begin} ${id}`, `${begin} ${rest[0] ?? ''} ${callback}`.slice(0, 120));
      return id;
    };
    window[end] = (id) => {
      timers.delete(`${begin} ${id}`);
      stop.call(window, id);
    };
  }
  const { close } = BroadcastChannel.prototype;
  window.BroadcastChannel = class extends BroadcastChannel {
    constructor(name) {
      super(name);
      channels.add(this);
    }
    close() {
      channels.delete(this);
      close.call(this);
    }
  };

  window.inUse = () => {
    const held = [...listeners.values()].filter(({ target }) =>
      target instanceof Node ? target.isConnected : !(target instanceof XMLHttpRequest),
    );
    return {
      listeners: held.map(({ target, type }) => `${target.constructor.name} ${type}`).sort(),
      timers: [...timers.values()].sort(),
      channels: [...channels].map(({ name }) => name),
      styles: document.adoptedStyleSheets.length + document.styleSheets.length,
      head: document.head.querySelectorAll(':not([rel=modulepreload])').length,
    };
  };

  /** Where the words stand: in any node of any tree, in storage, or in what hangs on the elements. */
  window.findTraces = (words) => {
    const pattern = new RegExp(words, 'i');
    const found = [];
    const look = (text, where) => {
      if (typeof text === 'string' && pattern.test(text)) found.push(`${where}: ${text.slice(0, 80)}`);
    };
    const elements = [];
    const walk = (node, where) => {
      if (node instanceof Text || node instanceof Comment) look(node.data, where);
      if (node instanceof Element) {
        if (node.localName.startsWith('logishift-')) elements.push(node);
        for (const { name, value } of node.attributes) look(value, `${where} @${name}`);
        look(node.value, `${where} value`);
        if (node.shadowRoot) walk(node.shadowRoot, `${where} #`);
      }
      for (const child of node.childNodes) walk(child, `${where} > ${child.localName ?? 'text'}`);
    };
    walk(document.body, 'body');
    for (const storage of [localStorage, sessionStorage]) {
      for (const [name, value] of Object.entries(storage)) look(`${name} ${value}`, 'storage');
    }
    look(document.cookie, 'cookie');
    const seen = new Set([window, document, ...document.querySelectorAll('*')]);
    const dig = (value, where, depth) => {
      if (typeof value === 'string') look(value, where);
      if (value === null || typeof value !== 'object' || seen.has(value) || depth > 9) return;
      seen.add(value);
      if (value instanceof Node && !elements.includes(value)) return;
      if (value instanceof Map || value instanceof Set) {
        for (const [name, one] of value.entries()) {
          dig(name, `${where} key`, depth + 1);
          dig(one, `${where}[${String(name).slice(0, 30)}]`, depth + 1);
        }
      }
      for (
        let owner = value;
        owner && owner !== HTMLElement.prototype && owner !== Object.prototype;
        owner = Object.getPrototypeOf(owner)
      ) {
        for (const name of Reflect.ownKeys(owner)) {
          try {
            dig(value[name], `${where}.${String(name)}`, depth + 1);
          } catch {
            // An accessor that is not for this object.
          }
        }
      }
    };
    for (const element of elements) {
      seen.delete(element);
      dig(element, element.localName, 0);
    }
    return found;
  };
}
