export {
  asLines,
  type CatalogueEntry,
  type Declaration,
  detailOf,
  error,
  inOneLine,
  type Message,
  note,
  type Sentences,
  type Severity,
  warning,
} from "./message";
