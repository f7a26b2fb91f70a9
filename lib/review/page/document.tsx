import { createHash } from "node:crypto";
import { html, raw } from "hono/html";
import type { Child } from "hono/jsx";
import { visible } from "../format/visible";
import { SCRIPT, STYLE } from "./gen/assets";
import { Icons } from "./pieces";

interface DocumentProps {
  readonly title: string;
  /** The page's title, next to the theme button. */
  readonly brand: string;
  readonly sections: readonly { readonly id: string; readonly title: string; readonly count?: number }[];
  /** Data for the script, encoded by `packed`. */
  readonly data: string;
  readonly version: string | null;
  readonly children: Child;
}

/**
 * A page in a single file: it loads nothing, and its Content-Security-Policy only allows its own style and script, by
 * hash. Untrusted texts only occur as text and attribute values.
 */
export function documentOf(props: DocumentProps): string {
  return html`<!doctype html>${<Page {...props} />}`.toString();
}

const POLICY = [
  "default-src 'none'",
  `style-src '${hashOf(STYLE)}'`,
  `script-src '${hashOf(SCRIPT)}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join("; ");

function Page({ title, brand, sections, data, version, children }: DocumentProps) {
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content={POLICY} />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        {version !== null && <meta name="generator" content={`cdktf-cckm ${visible(version)}`} />}
        <title>{visible(title)}</title>
        <style>{raw(STYLE)}</style>
      </head>
      <body>
        <Icons />
        <a class="skip" href={`#${sections[0]?.id ?? "summary"}`}>
          Skip to {sections[0]?.title.toLowerCase() ?? "the summary"}
        </a>
        <header class="top">
          <div class="wrap">
            <span class="brand">{brand}</span>
            <nav aria-label="Sections">
              <ul>
                {sections.map(({ id, title: name, count }) => (
                  <li>
                    <a href={`#${id}`}>
                      {name}
                      {count !== undefined && <b>{count}</b>}
                    </a>
                  </li>
                ))}
              </ul>
            </nav>
            <span class="grow" />
            <button class="btn js-only" id="theme" type="button">
              Dark
            </button>
          </div>
        </header>
        <main class="wrap">{children}</main>
        <script type="text/plain" id="data">
          {raw(data)}
        </script>
        <script>{raw(SCRIPT)}</script>
      </body>
    </html>
  );
}

function hashOf(text: string): string {
  return `sha256-${createHash("sha256").update(text).digest("base64")}`;
}
