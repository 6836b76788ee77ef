import { adoptTokens } from '@logishift/support-widget/theme';
import { render, type TemplateResult } from 'lit';
import { useLanguage } from '../src/texts/index.js';

adoptTokens();
await useLanguage('en');

/** Puts a template on the page, and gives its first element once it and what is in it have rendered. */
export async function place<E extends HTMLElement>(template: TemplateResult): Promise<E> {
  const box = document.createElement('div');
  box.className = 'placed';
  // Like the console's own document: text has a colour and something behind it.
  box.style.cssText =
    'background: var(--ls-color-surface); color: var(--ls-color-text); font-family: sans-serif; line-height: 1.45';
  document.body.append(box);
  render(template, box);
  const element = box.firstElementChild as E;
  await settled(element);
  return element;
}

/** After every element under `root` has rendered, and what they made has too. */
export async function settled(root: Element): Promise<void> {
  await (root as { updateComplete?: Promise<unknown> }).updateComplete;
  const inside = [...(root.shadowRoot?.querySelectorAll('*') ?? []), ...root.querySelectorAll('*')];
  await Promise.all(inside.filter(({ localName }) => localName.includes('-')).map(settled));
}

afterEach(() => {
  for (const box of document.querySelectorAll('.placed')) box.remove();
});

/** Something inside shadow roots, by a selector for each: `inside(element, 'ls-menu', 'button')`. */
export function inside<E extends HTMLElement>(root: Element, ...path: string[]): E {
  let found: Element = root;
  for (const selector of path) {
    const next = (found.shadowRoot ?? found).querySelector(selector) ?? found.querySelector(selector);
    if (!next) throw new Error(`No ${selector} in ${found.localName}`);
    found = next;
  }
  return found as E;
}

/** Resolves with the next event of a kind. */
export function next<E extends Event>(target: EventTarget, type: string): Promise<E> {
  return new Promise((resolve) => target.addEventListener(type, (event) => resolve(event as E), { once: true }));
}

/** Resolves once something is so: looks after each frame. Rejects after 10 s. */
export async function until<T>(
  what: () => T | undefined | null | false | Promise<T | undefined | null | false>,
): Promise<T> {
  const deadline = performance.now() + 10_000;
  for (;;) {
    const found = await what();
    if (found) return found;
    if (performance.now() > deadline) throw new Error(`Still not so: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
