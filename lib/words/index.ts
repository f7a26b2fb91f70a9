export {
  asLines,
  type CatalogueEntry,
  type Declaration,
  detailOf,
  error,
  inOneLine,
  type Message,
  type Sentences,
  type Severity,
  warning,
} from "./message";
