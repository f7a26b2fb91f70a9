export { json } from "./json";
export { junit } from "./junit";
export { type MarkdownOptions, markdown, marker } from "./markdown";
export { refusalTexts } from "./policy";
export { terminal } from "./terminal";
export { visible } from "./visible";
