// An element made by DOM calls, for the modules of my list: listing pages load them, and nothing of the finder.

/** An element with attributes and children; texts become text, whatever they hold. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children.filter((child) => child !== '' && child !== undefined && child !== null));
  return made;
}

/** A button with its words and what a press does; `look` is plain, quiet or nothing. */
export function button(look, words, press, attributes = {}) {
  const made = element('button', { type: 'button', class: `button ${look}`.trim(), ...attributes }, ...[words].flat());
  made.addEventListener('click', press);
  return made;
}
