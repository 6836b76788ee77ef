import { html, nothing, type TemplateResult } from 'lit';

/** A field's name; a hint beside it is `{field}-hint`, which describes the field and is no part of its name. */
export const fieldLabel = (field: string, name: string, hint: string | typeof nothing = nothing): TemplateResult =>
  html`<div class="label"><label for=${field}>${name}</label><span class="hint" id="${field}-hint">${hint}</span></div>`;
