import {html, nothing} from "/lib/lit/index.js";

/**
 * A labelled input with its hint and error.
 *
 * @param {{name: string, label: string, type?: string, autocomplete: string, hint?: string, error?: string, max?: number,
 *   value?: string, trailing?: unknown}} field `value`: initial; `trailing`: content at the right end of the input
 */
export function formField({name, label, type = "text", autocomplete, hint, error, max, value, trailing}) {
  const notes = [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(" ");
  return html`<div class="field">
    <label for=${name}>${label}</label>
    <div class="input">
      <input
        id=${name} name=${name} type=${type} value=${value ?? nothing} autocomplete=${autocomplete} maxlength=${max ?? nothing}
        autocapitalize=${type === "text" ? nothing : "none"} spellcheck="false"
        aria-invalid=${error ? "true" : nothing} aria-describedby=${notes || nothing}>
      ${trailing ?? nothing}
    </div>
    ${hint ? html`<p class="hint" id="${name}-hint">${hint}</p>` : nothing}
    ${error ? html`<p class="error" id="${name}-error">${error}</p>` : nothing}
  </div>`;
}
