/** Severity of a log line. */
export type LogLevel = "debug" | "info" | "warn" | "error";

/** Fields of a log line: never a body, a header, a token or a secret. */
export type LogFields = Readonly<Record<string, string | number | boolean | undefined>>;

/** Receives the client's log lines. */
export type Log = (level: LogLevel, message: string, fields: LogFields) => void;

export const silentLog: Log = () => {};
