const LEVELS = ["trace", "debug", "info", "warn", "error"] as const;

/** How much a log line matters, least first. */
export type LogLevel = (typeof LEVELS)[number];

type Fields = Readonly<Record<string, unknown>>;

/** Writes log lines, which Terraform shows by TF_LOG or TF_LOG_PROVIDER. Never give it a secret. */
export type Logger = { readonly [Level in LogLevel]: (message: string, fields?: Fields) => void } & {
  /** Whether lines of the level are written; spares making what only the log needs. */
  isEnabled(level: LogLevel): boolean;
  /** A logger that adds the fields to each line. */
  with(fields: Fields): Logger;
};

/** What {@link createLogger} takes. */
export interface LoggerOptions {
  /** Who speaks. Default `provider`. */
  readonly module?: string;
  /** The least level to write. Default: what TF_LOG_PROVIDER or TF_LOG ask for, nothing without them. */
  readonly level?: LogLevel | "off";
  /** Takes each line, with its end. Default: stderr. */
  readonly write?: (line: string) => void;
  readonly now?: () => Date;
}

/** The level that Terraform's environment variables ask for; a level that Terraform does not know counts as `trace`, as it does there. */
export function logLevel(env: Readonly<Record<string, string | undefined>>): LogLevel | "off" {
  const asked = (env.TF_LOG_PROVIDER || env.TF_LOG || "off").toLowerCase();
  return asked === "off" ? "off" : (LEVELS.find((level) => level === asked) ?? "trace");
}

/** A logger of JSON lines in the form of HashiCorp's hclog. */
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
    // Terraform takes a line for plain text unless the time has six decimals.
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

// A log line must not end an operation: what JSON cannot hold is shown as text.
function toJson(line: Fields): string {
  try {
    return JSON.stringify(line, (_key, value: unknown) => (typeof value === "bigint" ? String(value) : value));
  } catch {
    return JSON.stringify(Object.fromEntries(Object.entries(line).map(([key, value]) => [key, String(value)])));
  }
}
