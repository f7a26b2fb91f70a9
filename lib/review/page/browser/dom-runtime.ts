/// <reference lib="dom" />
// The page's components create HTML with hono/jsx; in the browser bundle this module replaces it and creates DOM
// elements.
// Texts become text nodes and attribute values, never markup.
type Child = Node | string | number | boolean | null | undefined | readonly Child[];
type Props = Readonly<Record<string, unknown>> & { readonly children?: Child };

const SVG = "http://www.w3.org/2000/svg";
const DRAWN = new Set(["svg", "use", "symbol", "path", "circle"]);

export function jsx(tag: string | ((props: Props) => Child), props: Props): Child {
  if (typeof tag === "function") return tag(props);
  const element = DRAWN.has(tag) ? document.createElementNS(SVG, tag) : document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (name === "children" || value === undefined || value === null || value === false) continue;
    element.setAttribute(name, value === true ? "" : String(value));
  }
  append(element, props.children);
  return element;
}

export const jsxs = jsx;

export function Fragment({ children }: Props): Child {
  return children;
}

/** Replaces an element's children by the components' output. */
export function fill(element: Element, children: unknown): void {
  const made = document.createDocumentFragment();
  append(made, children as Child);
  element.replaceChildren(made);
}

function append(to: Node, child: Child): void {
  if (child === undefined || child === null || typeof child === "boolean") return;
  if (Array.isArray(child)) for (const one of child) append(to, one);
  else to.appendChild(child instanceof Node ? child : document.createTextNode(String(child)));
}
