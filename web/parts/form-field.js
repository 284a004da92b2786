import {html, nothing} from "/lib/lit/index.js";

/**
 * One labelled input of a form, with its hint and its error tied to it.
 *
 * @param {{name: string, label: string, type?: string, autocomplete: string, hint?: string, error?: string, max?: number,
 *   value?: string, trailing?: unknown}} field `value`: what stands in it at first; `trailing`: what stands in the input's right end
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
