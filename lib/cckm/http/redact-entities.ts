/** Characters of ASCII that are neither letters nor digits. */
const SIGNS: Readonly<Record<string, string>> = {
  ...{
    lt: "<",
    gt: ">",
    amp: "&",
    quot: '"',
    apos: "'",
    nbsp: "\u00a0",
    excl: "!",
    num: "#",
    dollar: "$",
    percnt: "%",
  },
  ...{
    lpar: "(",
    rpar: ")",
    ast: "*",
    plus: "+",
    comma: ",",
    hyphen: "-",
    period: ".",
    sol: "/",
    colon: ":",
    semi: ";",
  },
  ...{ equals: "=", quest: "?", commat: "@", lsqb: "[", lbrack: "[", bsol: "\\", rsqb: "]", rbrack: "]", Hat: "^" },
  ...{ lowbar: "_", grave: "`", lcub: "{", lbrace: "{", vert: "|", verbar: "|", rcub: "}", rbrace: "}", tilde: "~" },
  ...{ Tab: "\t", NewLine: "\n", LT: "<", GT: ">", AMP: "&", QUOT: '"' },
};

/** The names of the characters from 160 to 255, in order. */
const LATIN =
  "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 " +
  "sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc " +
  "Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve " +
  "Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute " +
  "acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde " +
  "ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml";

/** Other signs and letters that Windows-1252 has. */
const WINDOWS: Readonly<Record<string, string>> = {
  OElig: "\u0152",
  oelig: "\u0153",
  Scaron: "\u0160",
  scaron: "\u0161",
  Yuml: "\u0178",
  fnof: "\u0192",
  euro: "\u20ac",
  bull: "\u2022",
  hellip: "\u2026",
  ndash: "\u2013",
  mdash: "\u2014",
  lsquo: "\u2018",
  rsquo: "\u2019",
  sbquo: "\u201a",
  ldquo: "\u201c",
  rdquo: "\u201d",
  bdquo: "\u201e",
  dagger: "\u2020",
  Dagger: "\u2021",
  permil: "\u2030",
  lsaquo: "\u2039",
  rsaquo: "\u203a",
  trade: "\u2122",
  circ: "\u02c6",
  tilde: "\u02dc",
};

/** HTML's named characters, as servers write them: those of HTML 4 that are in Windows-1252, and ASCII's signs. */
export const ENTITIES: Readonly<Record<string, string>> = {
  ...Object.fromEntries(LATIN.split(" ").map((name, at) => [name, String.fromCharCode(160 + at)])),
  ...WINDOWS,
  ...SIGNS,
};
