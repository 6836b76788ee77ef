import { css, html, LitElement } from 'lit';
import { customElement, query } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { ChangeWatch } from '../change-watch.js';
import { choices, choose, isChosen } from '../data/own-choice.js';
import { base, buttons, checkboxes } from '../parts/base.styles.js';
import { commandKey } from '../parts/command-key.js';
import '../parts/dialog.js';
import type { DialogPart } from '../parts/dialog.js';
import { t } from '../texts/index.js';

/** Which keys do what. */
@customElement('ls-shortcut-sheet')
export class ShortcutSheet extends LitElement {
  static override styles = [
    base,
    buttons,
    checkboxes,
    css`
      .groups { display: grid; grid-template-columns: 1fr 1fr; gap: 24px 48px; }
      h3 { margin-bottom: 4px; font-size: var(--ls-text-12); font-weight: var(--ls-weight-medium); color: var(--ls-color-text-3); }
      dl div { display: flex; justify-content: space-between; align-items: center; min-height: 32px; border-bottom: 1px solid var(--ls-color-border); font-size: var(--ls-text-13); }
      dl div:last-child { border: 0; }
      dd { display: flex; align-items: center; gap: 6px; font-size: var(--ls-text-12); color: var(--ls-color-text-2); }
      .switch { display: inline-flex; align-items: center; gap: 10px; min-height: 32px; margin-top: 16px; font-size: var(--ls-text-13); font-weight: var(--ls-weight-medium); cursor: pointer; }
      .off { opacity: 0.55; }
      .foot { margin-top: 4px; font-size: var(--ls-text-12); color: var(--ls-color-text-2); }
      @media (max-width: 640px) { .groups { grid-template-columns: 1fr; } }
    `,
  ];

  @query('ls-dialog') private dialog!: DialogPart;

  constructor() {
    super();
    new ChangeWatch(this, choices);
  }

  show(): void {
    this.dialog.show();
  }

  protected override render() {
    const s = t.shortcuts;
    const groups: [string, [string, string[]][]][] = [
      [
        s.move,
        [
          [s.next, ['j']],
          [s.previous, ['k']],
          [s.open, ['↵']],
          [s.back, ['Esc']],
          [s.select, ['Space']],
          [s.selectMore, ['⇧ j']],
        ],
      ],
      [
        s.goTo,
        [
          [t.queue.assigned, ['g', 'm']],
          [t.queue.unassigned, ['g', 'u']],
          [t.queue.on_hold, ['g', 'h']],
          [t.queue.resolved, ['g', 'r']],
          [t.search.title, ['g', 's']],
          [t.search.toField, ['/']],
          [s.palette, [`${commandKey} K`]],
          [s.sheet, ['?']],
        ],
      ],
      [
        s.ticket,
        [
          [s.take, ['a']],
          [s.reply, ['r']],
          [s.note, ['n']],
          [s.status, ['s']],
          [s.resolve, ['e']],
          [s.undo, ['z']],
        ],
      ],
      [
        s.write,
        [
          [s.send, [`${commandKey} ↵`]],
          [s.sendResolve, [`${commandKey} ⇧ ↵`]],
          [s.leave, ['Esc']],
        ],
      ],
    ];
    const on = !isChosen('keys-off');
    return html`<ls-dialog size="large" heading=${s.title}>
      <div class="groups">
        ${groups.map(
          ([title, rows]) => html`<section>
            <h3>${title}</h3>
            <dl>
              ${rows.map(
                ([
                  words,
                  keys,
                ]) => html`<div><dt>${words}</dt><dd class=${on || keys.some((key) => key.length > 1) ? '' : 'off'}>
                  ${keys.map((key, index) => html`${index ? s.andThen : ''}<kbd class="key">${key}</kbd>`)}
                </dd></div>`,
              )}
            </dl>
          </section>`,
        )}
      </div>
      <label class="switch"><input type="checkbox" .checked=${live(on)}
        @change=${(event: Event) => choose('keys-off', !(event.target as HTMLInputElement).checked)} />${t.browser.keys[0]}</label>
      <p class="foot" role="status">${on ? s.foot : s.footOff}</p>
    </ls-dialog>`;
  }
}
