const LEVELS = ["trace", "debug", "info", "warn", "error"] as const;

/** Log levels, lowest first. */
export type LogLevel = (typeof LEVELS)[number];

type Fields = Readonly<Record<string, unknown>>;

/** Writes log lines, which Terraform shows according to TF_LOG or TF_LOG_PROVIDER. Never pass secrets. */
export type Logger = { readonly [Level in LogLevel]: (message: string, fields?: Fields) => void } & {
  /** Whether lines of this level are written; avoids preparing what only the log needs. */
  isEnabled(level: LogLevel): boolean;
  /** A logger that adds these fields to each line. */
  with(fields: Fields): Logger;
};

/** Options of {@link createLogger}. */
export interface LoggerOptions {
  /** Name of the logger. Default `provider`. */
  readonly module?: string;
  /** Lowest level to write. Default: the level in TF_LOG_PROVIDER or TF_LOG; off without either. */
  readonly level?: LogLevel | "off";
  /** Receives each line, including its newline. Default: stderr. */
  readonly write?: (line: string) => void;
  readonly now?: () => Date;
}

/** The log level from Terraform's environment variables; an unknown level counts as `trace`, as in Terraform. */
export function logLevel(env: Readonly<Record<string, string | undefined>>): LogLevel | "off" {
  const asked = (env.TF_LOG_PROVIDER || env.TF_LOG || "off").toLowerCase();
  return asked === "off" ? "off" : (LEVELS.find((level) => level === asked) ?? "trace");
}

/** A logger that writes JSON lines in the format of HashiCorp's hclog. */
export function createLogger(options: LoggerOptions = {}): Logger {
  const {
    module = "provider",
    level = logLevel(process.env),
    write = (line) => void process.stderr.write(line),
    now = () => new Date(),
  } = options;
  const least = level === "off" ? LEVELS.length : LEVELS.indexOf(level);
  const isEnabled = (asked: LogLevel) => LEVELS.indexOf(asked) >= least;

  const line = (at: LogLevel, message: string, fields: Fields) => ({
    ...fields,
    "@level": at,
    "@message": message,
    "@module": module,
    // Terraform treats a line as plain text unless the timestamp has six decimals.
    "@timestamp": now().toISOString().replace("Z", "000Z"),
  });
  const logger = (common: Fields): Logger => {
    const writer =
      (at: LogLevel) =>
      (message: string, fields: Fields = {}): void => {
        if (isEnabled(at)) write(`${toJson(line(at, message, { ...common, ...fields }))}\n`);
      };
    return {
      trace: writer("trace"),
      debug: writer("debug"),
      info: writer("info"),
      warn: writer("warn"),
      error: writer("error"),
      isEnabled,
      with: (fields) => logger({ ...common, ...fields }),
    };
  };
  return logger({});
}

// Terraform reads lines of at most 64 KiB, and takes the rest of a longer one for a line of its own.
const LONGEST_LINE = 60_000;
const LONGEST_TEXT = 2000;

function toJson(line: Fields): string {
  const json = asJson(line);
  if (Buffer.byteLength(json) <= LONGEST_LINE) return json;
  const own = Object.entries(line).filter(([key]) => key.startsWith("@"));
  return asJson({ ...Object.fromEntries(own), cut: "the fields of this line are too long for a log" });
}

// Logging must not fail an operation: values that JSON cannot represent are shown as text.
function asJson(line: Fields): string {
  try {
    return JSON.stringify(line, (_key, value: unknown) => {
      if (typeof value === "string" && value.length > LONGEST_TEXT) return `${value.slice(0, LONGEST_TEXT)}…`;
      return typeof value === "bigint" ? String(value) : value;
    });
  } catch {
    return JSON.stringify(Object.fromEntries(Object.entries(line).map(([key, value]) => [key, String(value)])));
  }
}
