export {
  asLines,
  type Declaration,
  detailOf,
  type Entry,
  error,
  inOneLine,
  type Message,
  type Sentences,
  type Severity,
  warning,
} from "./message";
