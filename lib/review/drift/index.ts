export { driftJunit } from "./junit";
export { driftMarkdown } from "./markdown";
export { type DriftReport, driftReport as driftReportModel } from "./model";
export { type DriftInput, driftReport } from "./report";
export { outsideCount } from "./sentences";
export { driftTerminal } from "./terminal";
