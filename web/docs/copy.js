// Adds copy buttons to code blocks, and opens the section that the URL names.
for (const block of document.querySelectorAll("pre.copyable")) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy";
  button.textContent = "Copy";
  button.addEventListener("click", async () => {
    button.textContent = (await copied(block)) ? "Copied" : "Press Ctrl+C";
    setTimeout(() => (button.textContent = "Copy"), 2000);
  });
  const frame = document.createElement("div");
  frame.className = "copy-frame";
  block.replaceWith(frame);
  frame.append(block, button);
}

/** Copies a block; returns whether it worked. Only secure pages have the clipboard API, so the text is selected as well. */
async function copied(block) {
  getSelection().selectAllChildren(block);
  if (!navigator.clipboard) {
    return document.execCommand("copy");
  }
  return navigator.clipboard.writeText(block.textContent).then(() => true, () => document.execCommand("copy"));
}

function openNamed() {
  const named = location.hash.length > 1 ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
  const details = named?.closest("details");
  if (details) {
    details.open = true;
    details.scrollIntoView();
  }
}

addEventListener("hashchange", openNamed);
openNamed();
