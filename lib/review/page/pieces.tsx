import type { RiskClass } from "../../contract/risk-class";
import { visible } from "../format/visible";
import { RISKS } from "../words/labels";
import type { Sentence } from "../words/text";

/** The icons: the shapes of the risk classes, and the signs for additions and removals. */
export type Shape = RiskClass | "plus" | "minus" | "unknown";

/** Defines each icon once; {@link Icon} refers to them. */
export function Icons() {
  return (
    <svg width="0" height="0" class="vh" aria-hidden="true">
      <symbol id="s-destroys" viewBox="0 0 10 10">
        <path d="M5 0l5 5-5 5-5-5z" />
      </symbol>
      <symbol id="s-controls" viewBox="0 0 10 10">
        <path d="M5 .6L10 9.4H0z" />
      </symbol>
      <symbol id="s-uses" viewBox="0 0 10 10">
        <circle cx="5" cy="5" r="4.2" />
      </symbol>
      <symbol id="s-reads" viewBox="0 0 10 10">
        <path d="M5 .6a4.4 4.4 0 100 8.8 4.4 4.4 0 000-8.8zm0 1.6a2.8 2.8 0 110 5.6 2.8 2.8 0 010-5.6z" />
      </symbol>
      <symbol id="s-plus" viewBox="0 0 10 10">
        <path d="M4.1 1h1.8v3.1H9v1.8H5.9V9H4.1V5.9H1V4.1h3.1z" />
      </symbol>
      <symbol id="s-minus" viewBox="0 0 10 10">
        <path d="M1 4.1h8v1.8H1z" />
      </symbol>
      <symbol id="s-unknown" viewBox="0 0 10 10">
        <path d="M2 3.4C2 1.6 3.3.4 5.1.4S8 1.5 8 3c0 1.200-.7 1.800-1.400 2.400-.6.500-.7.700-.7 1.200H4.100c0-1.300.6-1.900 1.300-2.500.5-.4.7-.6.7-1.100s-.4-.9-1-.9-1.100.5-1.100 1.300zM4.100 7.700h1.800v1.900H4.100z" />
      </symbol>
    </svg>
  );
}

/** An icon next to words that say the same. */
export function Icon({ of, small }: { of: Shape; small?: boolean }) {
  return (
    <svg class={small ? "g" : "i"} aria-hidden="true">
      <use href={`#s-${of}`} />
    </svg>
  );
}

/** A risk class by word, shape and colour. */
export function Risk({ of, children }: { of: RiskClass; children?: string }) {
  return (
    <span class={`tag ${of}`}>
      <Icon of={of} />
      {children ?? RISKS[of].word}
    </span>
  );
}

/** Untrusted text, shown as code. */
export function Code({ children }: { children: string }) {
  return <code>{visible(children)}</code>;
}

/** A sentence, with untrusted texts shown as code. */
export function Words({ of }: { of: Sentence }) {
  return <>{of.map((piece) => (typeof piece === "string" ? piece : <Code>{piece.name}</Code>))}</>;
}

/** A sentence in which only actions are shown as code, for lines in which names read as words. */
export function PlainWords({ of }: { of: Sentence }) {
  return (
    <>
      {of.map((piece) =>
        typeof piece === "string" ? (
          piece
        ) : piece.is === "action" ? (
          <Code>{piece.name}</Code>
        ) : (
          <bdi>{visible(piece.name)}</bdi>
        ),
      )}
    </>
  );
}

/** The number of a change as a link to it. */
export function Ref({ to }: { to: number }) {
  return (
    <a class="ref" href={`#c${to}`} aria-label={`Change ${to}`}>
      #{to}
    </a>
  );
}
