// A document that only remembers what was put on it, for tests of what is drawn.

class Sheet {
  constructor(name) {
    Object.assign(this, { name, attributes: {}, children: [], hidden: false });
  }

  setAttribute(key, value) { this.attributes[key] = String(value); }

  append(...children) { this.children.push(...children); }

  replaceChildren(...children) { this.children = children; }

  get textContent() {
    return this.children.map((child) => (typeof child === 'string' ? child : child.textContent)).join('');
  }

  set textContent(text) { this.children = [text]; }

  all(name) {
    const inside = this.children.filter((child) => child instanceof Sheet);
    return [...inside.filter((child) => child.name === name), ...inside.flatMap((child) => child.all(name))];
  }

  /** Its lines: element, class and text of each child that is shown. */
  outline() {
    return this.children.filter(({ hidden }) => !hidden).map((child) => [
      child.name, child.attributes.class || '', child.name === 'ul' ? child.outline() : child.textContent.trim()]);
  }
}

export const paper = { createElement: (name) => new Sheet(name) };
